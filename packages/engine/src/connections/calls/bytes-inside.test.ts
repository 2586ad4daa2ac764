import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesInside } from './bytes-inside.ts'

async function* cut(text: string, length: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function read(text: string, length = 7): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const bytes of bytesInside(cut(text, length), 'data')) found.push(bytes)
  return Buffer.concat(found)
}

test('bytes are read out of JSON wherever it is cut, in either alphabet, padded or not', async () => {
  const more = fc.record({
    size: fc.integer(),
    name: fc.string({ unit: 'binary' }),
    parts: fc.array(fc.record({ data: fc.base64String() })),
    '"data"': fc.constantFrom('data', '":', '{"data":"x"}', 'x\\'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      more,
      fc.constantFrom('base64', 'base64url'),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      async (bytes, around, alphabet, length, isFirst) => {
        const data = Buffer.from(bytes).toString(alphabet)
        const value = isFirst ? { data, ...around } : { ...around, data }
        const found = await read(JSON.stringify(value, null, 1), length)
        expect(found).toEqual(Buffer.from(bytes))
      },
    ),
    { numRuns: 20 },
  )
})

test('escapes are read, as Google writes an equals sign and GitHub a line end', async () => {
  for (const length of [1, 2, 3, 5, 100]) {
    expect((await read('{"data":"aGVsb\\nG8\\u003d"}', length)).toString()).toBe('hello')
    expect((await read('{"data":"Pz8\\/Pz8="}', length)).toString()).toBe('?????')
  }
})

test.each([
  ['no such member', '{"size":1}'],
  ['a member further down', '{"a":{"data":"aGk="}}'],
  ['no string', '{"data":null}'],
  ['no end', '{"data":"aGk='],
  ['a value of that name', '{"a":"data","b":"aGk="}'],
])('%s is told, and nothing is kept in its place', async (_, text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'upstream_error' })
})

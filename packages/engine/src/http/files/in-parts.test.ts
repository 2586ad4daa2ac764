import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inParts } from './in-parts.ts'

async function* from(chunks: readonly Uint8Array[], error?: Error) {
  yield* chunks
  if (error) throw error
}

async function read(parts: AsyncIterable<AsyncIterable<Uint8Array>>) {
  const found: Buffer[] = []
  let error: unknown
  try {
    for await (const part of parts) found.push(await buffer(part))
  } catch (thrown) {
    error = thrown
  }
  return { found, error }
}

test('parts are all of a stream in order, none too long or empty, and a break comes after what came before it', async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(
      chunks,
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (some, max, breaks) => {
        const broken = breaks ? new Error('broken') : undefined
        const { found, error } = await read(inParts(from(some, broken), max))
        expect(Buffer.concat(found)).toEqual(Buffer.concat(some))
        for (const part of found.slice(0, -1)) expect(part.length).toBe(max)
        expect(found.every(({ length }) => length > 0 && length <= max)).toBe(true)
        expect(error).toBe(broken)
      },
    ),
    { numRuns: 60 },
  )
})

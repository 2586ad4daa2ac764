import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blotEach } from './blot-each.ts'
import { createScrubber } from './scrubber.ts'

const secret = 'canary/0123+456'

async function blotted(chunks: Iterable<Uint8Array>, secrets = [secret]): Promise<Buffer> {
  const all: Uint8Array[] = []
  async function* bytes() {
    yield* chunks
  }
  for await (const chunk of blotEach(bytes(), createScrubber(secrets))) all.push(chunk)
  return Buffer.concat(all)
}

function* cut(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = at + (sizes[turn % sizes.length] ?? 1)
    yield bytes.subarray(at, end)
    at = end
  }
}

const spellings = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
  Array.from(secret, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
]

test('T40 a secret is blotted out wherever it stands and however it is cut, and nothing else changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...spellings),
      fc.integer({ min: 65_300, max: 65_700 }),
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 255 }),
      async (spelling, before, sizes, byte) => {
        const around = [Buffer.alloc(before, byte), Buffer.alloc(66_000, '.')] as const
        const bytes = Buffer.concat([around[0], Buffer.from(`\n${spelling}\n`), around[1]])
        const hidden = Buffer.from(`\n${'*'.repeat(spelling.length)}\n`)
        const out = await blotted(cut(bytes, sizes))
        expect(out.equals(Buffer.concat([around[0], hidden, around[1]]))).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('bytes of any kind without the secret stay as they are', async () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, place) => (place * 7919) % 256))
  expect((await blotted(cut(bytes, [1000, 7]))).equals(bytes)).toBe(true)
  expect((await blotted(cut(bytes, [1000]), [])).equals(bytes)).toBe(true)
  expect(await blotted([])).toHaveLength(0)
})

import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  openPieces,
  pieceBytes,
  sealedSize,
  type SealedObject,
  sealPieces,
} from './sealed-stream.ts'

const fileKey = randomBytes(32)
const object: SealedObject = { fileKey, projectId: 'p1', fileId: 'file_1', name: 'file_1.a' }
const sealedPiece = pieceBytes + 16

async function* chunked(bytes: Uint8Array, chunk = 50_000) {
  for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk)
}

const seal = (bytes: Uint8Array, of = object, chunk?: number) =>
  buffer(sealPieces(of, chunked(bytes, chunk)))

function open(sealed: Uint8Array, size: number, { of = object, from = 0, to = size } = {}) {
  const read: [number, number][] = []
  const opened = buffer(
    openPieces(of, { size, from, to }, (first, end) => {
      read.push([first, end])
      return chunked(sealed.subarray(first, end), 33_333)
    }),
  )
  return Object.assign(opened, { read })
}

/** Sizes where a border of a piece may be missed by one. */
const sizes = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([pieces, more]) => Math.max(0, pieces * pieceBytes + more)),
  fc.integer({ min: 0, max: 3 * pieceBytes }),
)

test('bytes of any size, in chunks of any size, come back as they were, and take what was said', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1_000, max: 200_000 }), async (size, chunk) => {
      const bytes = randomBytes(size)
      const sealed = await seal(bytes, object, chunk)
      expect(sealed.length).toBe(sealedSize(size))
      expect((await open(sealed, size)).equals(bytes)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('any part is read as it stands in the whole, and no piece but those that it touches', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, sizes, async (size, one, other) => {
      const [from, to] = [Math.min(one, other, size), Math.min(Math.max(one, other), size)]
      const bytes = randomBytes(size)
      const reading = open(await seal(bytes), size, { from, to })
      expect((await reading).equals(bytes.subarray(from, to))).toBe(true)
      const [[first, end] = [0, 0]] = reading.read
      expect(first).toBeGreaterThanOrEqual(Math.floor(from / pieceBytes) * sealedPiece)
      expect(end - first).toBeLessThanOrEqual(
        (Math.ceil((to - from) / pieceBytes) + 1) * sealedPiece,
      )
    }),
    { numRuns: 40 },
  )
})

const changed = { code: 'secret_unreadable' }

test('a byte that was changed, anywhere, is not read', async () => {
  const size = 2 * pieceBytes + 100
  const sealed = await seal(randomBytes(size))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sealed.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const other = Buffer.from(sealed)
        other[at] = (other[at] ?? 0) ^ by
        await expect(open(other, size)).rejects.toMatchObject(changed)
      },
    ),
    { numRuns: 30 },
  )
})

test('a tail that was cut, at a border too, is not read, whatever size the row then says', async () => {
  const size = 3 * pieceBytes
  const sealed = await seal(randomBytes(size))
  for (const [kept, said] of [
    [sealed.length - 1, size],
    [sealed.length - 1, size - 1],
    [2 * sealedPiece, size],
    [2 * sealedPiece, 2 * pieceBytes],
    [16, 0],
    [0, 0],
  ] as const)
    await expect(open(sealed.subarray(0, kept), said)).rejects.toMatchObject(changed)
})

test('pieces that change places, or come twice, are not read', async () => {
  const size = 3 * pieceBytes
  const sealed = await seal(randomBytes(size))
  const piece = (index: number) => sealed.subarray(index * sealedPiece, (index + 1) * sealedPiece)
  for (const order of [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2, 1],
    [2, 1, 0],
  ])
    await expect(open(Buffer.concat(order.map(piece)), size)).rejects.toMatchObject(changed)
})

test('pieces of another file, project, object or key are not read, even where the bytes are the same', async () => {
  const size = pieceBytes + 1
  const bytes = randomBytes(size)
  const sealed = await seal(bytes)
  for (const other of [
    { fileId: 'file_2' },
    { projectId: 'p2' },
    { name: 'file_1.b' },
    { fileKey: randomBytes(32) },
  ]) {
    const theirs = await seal(bytes, { ...object, ...other })
    const mixed = Buffer.concat([theirs.subarray(0, sealedPiece), sealed.subarray(sealedPiece)])
    for (const foreign of [theirs, mixed])
      await expect(open(foreign, size)).rejects.toMatchObject(changed)
  }
})

test('nothing of a piece is handed on before it was checked', async () => {
  const size = 2 * pieceBytes
  const bytes = randomBytes(size)
  const sealed = await seal(bytes)
  sealed.writeUInt8((sealed.at(-1) ?? 0) ^ 1, sealed.length - 1)
  const seen: Uint8Array[] = []
  const reading = async () => {
    const pieces = openPieces(object, { size, from: 0, to: size }, (from, to) =>
      chunked(sealed.subarray(from, to)),
    )
    for await (const piece of pieces) seen.push(piece)
  }
  await expect(reading()).rejects.toMatchObject(changed)
  expect(Buffer.concat(seen).equals(bytes.subarray(0, pieceBytes))).toBe(true)
})

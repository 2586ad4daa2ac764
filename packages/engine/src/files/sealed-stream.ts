import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { changedFile } from './changed-file.ts'

/** Bytes of a file in each sealed piece; the last one has fewer, and none where there are none. */
export const pieceBytes = 64 * 1024
const tagBytes = 16
const cipher = 'aes-256-gcm'

/** What an object is sealed to: the key of its file, and all that tells it from every other object. */
export interface SealedObject {
  fileKey: Buffer
  projectId: string
  fileId: string
  /** Never used twice: the key of the pieces comes of it, so that no counter is used twice under one key. */
  name: string
}

/** How long an object is that holds so many bytes. */
export function sealedSize(size: number): number {
  return size + countPieces(size) * tagBytes
}

/**
 * Seals bytes as they come, in pieces, each with AES-256-GCM (NIST SP 800-38D) under a nonce that says where it stands
 * and whether it is the last one. Holds no more than one piece.
 */
export async function* sealPieces(
  object: SealedObject,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const { key, data } = pieceKey(object)
  const piece = Buffer.allocUnsafe(pieceBytes)
  let filled = 0
  let index = 0
  const seal = (isLast: boolean) => {
    const sealing = createCipheriv(cipher, key, nonceOf(index, isLast), { authTagLength: tagBytes })
    sealing.setAAD(data)
    const sealed = [sealing.update(piece.subarray(0, filled)), sealing.final()]
    index += 1
    filled = 0
    return Buffer.concat([...sealed, sealing.getAuthTag()])
  }
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      // A full piece waits for the next byte: only then it is not the last one.
      if (filled === pieceBytes) yield seal(false)
      const taken = chunk.subarray(from, from + pieceBytes - filled)
      piece.set(taken, filled)
      filled += taken.length
      from += taken.length
    }
  }
  yield seal(true)
}

/**
 * Bytes [from, to) of an object that holds `size`, of which `read` gives the sealed ones asked for. Reads the pieces
 * alone in which they are. Throws `secret_unreadable` for one that was changed, cut or moved, or is of another object.
 */
export async function* openPieces(
  object: SealedObject,
  { size, from, to }: { size: number; from: number; to: number },
  read: (from: number, to: number) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const { key, data } = pieceKey(object)
  const last = countPieces(size) - 1
  const first = Math.floor(from / pieceBytes)
  const end = Math.min(last, Math.floor(Math.max(to - 1, 0) / pieceBytes))
  const sealedFrom = first * (pieceBytes + tagBytes)
  const sealedTo = Math.min((end + 1) * (pieceBytes + tagBytes), sealedSize(size))

  const open = (sealed: Uint8Array, index: number) => {
    const opening = createDecipheriv(cipher, key, nonceOf(index, index === last), {
      authTagLength: tagBytes,
    })
    opening.setAAD(data)
    opening.setAuthTag(sealed.subarray(-tagBytes))
    const opened = opening.update(sealed.subarray(0, -tagBytes))
    try {
      opening.final()
    } catch (error) {
      throw changedFile(object.fileId, error)
    }
    const start = index * pieceBytes
    return opened.subarray(Math.max(from - start, 0), Math.max(to - start, 0))
  }

  let index = first
  const cut = () => changedFile(object.fileId)
  for await (const sealed of exactly(read(sealedFrom, sealedTo), sealedTo - sealedFrom, cut)) {
    const bytes = open(sealed, index)
    index += 1
    if (bytes.length > 0) yield bytes
  }
}

/** The same bytes, so many, a sealed piece at a time. The buffer is the next piece's too. */
async function* exactly(
  bytes: AsyncIterable<Uint8Array>,
  total: number,
  cut: () => Error,
): AsyncGenerator<Uint8Array, void> {
  const piece = Buffer.allocUnsafe(pieceBytes + tagBytes)
  let filled = 0
  let left = total
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length && left > 0; ) {
      const wanted = Math.min(piece.length, filled + left) - filled
      const taken = chunk.subarray(from, from + wanted)
      piece.set(taken, filled)
      filled += taken.length
      from += taken.length
      left -= taken.length
      if (filled < piece.length && left > 0) continue
      yield piece.subarray(0, filled)
      filled = 0
    }
  }
  if (left > 0) throw cut()
}

function countPieces(size: number): number {
  return Math.max(1, Math.ceil(size / pieceBytes))
}

function pieceKey({ fileKey, projectId, fileId, name }: SealedObject) {
  const place = JSON.stringify(['v1', 'file', projectId, fileId, name])
  return {
    key: Buffer.from(hkdfSync('sha256', fileKey, '', place, 32)),
    data: Buffer.from(place),
  }
}

/** 12 bytes: which piece it is, and whether none comes after it. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

import { createHash } from 'node:crypto'

const chunkBytes = 64 * 1024

/** So many bytes, the same each time and no two chunks alike; in memory there is one chunk of them. */
export async function* content(size: number): AsyncGenerator<Uint8Array, void> {
  const chunk = Buffer.alloc(chunkBytes, createHash('sha512').update('bench').digest())
  for (let at = 0; at < size; at += chunkBytes) {
    const next = Buffer.from(chunk.subarray(0, Math.min(chunkBytes, size - at)))
    next.writeUInt32BE(at / chunkBytes, 0)
    yield next
  }
}

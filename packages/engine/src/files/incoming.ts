import { createHash } from 'node:crypto'
import { lookedAtBytes } from './look-at.ts'

/** Bytes on their way in, and what they turned out to be. */
export interface Incoming {
  bytes: AsyncIterable<Uint8Array>
  /** Of what has passed. */
  size(): number
  sha256(): string
  /** The first ones, as many as tell what a file is. */
  head(): Uint8Array
}

/** Looks at bytes as they pass; `onGrown` is awaited with their number before each chunk is handed on. */
export function lookedAt(
  source: AsyncIterable<Uint8Array>,
  onGrown: (size: number) => void | Promise<void>,
): Incoming {
  const digest = createHash('sha256')
  const head = Buffer.alloc(lookedAtBytes)
  let size = 0

  async function* passing() {
    for await (const chunk of source) {
      if (size < lookedAtBytes) head.set(chunk.subarray(0, lookedAtBytes - size), size)
      size += chunk.length
      await onGrown(size)
      digest.update(chunk)
      yield chunk
    }
  }

  return {
    bytes: passing(),
    size: () => size,
    sha256: () => digest.copy().digest('hex'),
    head: () => head.subarray(0, size),
  }
}

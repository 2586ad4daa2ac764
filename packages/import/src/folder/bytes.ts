import { closeSync, fstatSync, readSync } from 'node:fs'

/** Bytes that are read by parts. */
export interface Bytes {
  size: number
  /** Fewer where there are no more. */
  read(at: number, length: number): Buffer
}

export function bytesInMemory(content: Buffer): Bytes {
  return {
    size: content.length,
    read: (at, length) => content.subarray(at, at + length),
  }
}

const closing = new FinalizationRegistry<number>((file) => closeSync(file))

/** Those of an open file, which is closed when nobody has them any more. */
export function bytesInFile(file: number): Bytes {
  const bytes: Bytes = {
    size: fstatSync(file).size,
    read(at, length) {
      const buffer = Buffer.allocUnsafe(length)
      return buffer.subarray(0, readSync(file, buffer, 0, length, at))
    },
  }
  closing.register(bytes, file)
  return bytes
}

import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../../ids.ts'
import type { StreamedBody } from '../../outbound/outbound-init.ts'

/** A part of a stream whose length and digest are known before it is sent. */
export type Segment = StreamedBody & { sha256: string }

/**
 * A stream in segments of one size but for the last. Each waits in a file of the system's temporary place until it is
 * whole, and not in memory; the file has no name any more, so that it ends with the process. A segment is read before
 * the next one is asked for.
 */
export async function* segmentsOf(
  bytes: AsyncIterable<Uint8Array>,
  segmentBytes: number,
): AsyncGenerator<Segment, void> {
  const file = await unnamedFile()
  try {
    let size = 0
    let digest = createHash('sha256')
    const segment = (): Segment => {
      const whole = { size, sha256: digest.digest('hex') }
      size = 0
      digest = createHash('sha256')
      return { ...whole, open: () => reading(file, whole.size) }
    }
    for await (const chunk of bytes) {
      for (let from = 0; from < chunk.length; ) {
        if (size === segmentBytes) yield segment()
        const taken = chunk.subarray(from, from + segmentBytes - size)
        await file.write(taken, 0, taken.length, size)
        digest.update(taken)
        size += taken.length
        from += taken.length
      }
    }
    yield segment()
  } finally {
    await file.close()
  }
}

async function unnamedFile(): Promise<FileHandle> {
  const path = join(tmpdir(), newId('maillon-segment-'))
  const file = await open(path, 'wx+', 0o600)
  await rm(path)
  return file
}

async function* reading(file: FileHandle, size: number): AsyncGenerator<Uint8Array, void> {
  const chunkBytes = 64 * 1024
  for (let at = 0; at < size; ) {
    const { buffer, bytesRead } = await file.read(
      Buffer.allocUnsafe(chunkBytes),
      0,
      Math.min(chunkBytes, size - at),
      at,
    )
    if (bytesRead === 0) throw new Error('A segment was cut.')
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { FileFacts } from '@maillon/core/toolkit'
import type { CallFiles } from './call-files.ts'

/** Files of a test, by their ids. */
export function memoryFiles({ maxBytes = Infinity }: { maxBytes?: number } = {}) {
  const kept = new Map<string, { facts: FileFacts; bytes: Buffer }>()
  /** So many are being kept now. */
  let keeping = 0
  const find = (id: string) => {
    const file = kept.get(id)
    if (file) return file
    throw new MaillonError('file_not_found')
  }
  const add = (name: string, bytes: Buffer, mimetype = 'application/octet-stream'): FileFacts => {
    const facts = {
      id: `file_${kept.size + 1}`,
      name,
      mimetype,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      expires_at: '2027-01-01T00:00:00.000Z',
    }
    kept.set(facts.id, { facts, bytes })
    return facts
  }
  const files: CallFiles = {
    open: async (id) => ({
      facts: find(id).facts,
      async *read({ from, to }) {
        // In pieces that fit nothing.
        for (let at = from; at < to; at += 1000)
          yield find(id).bytes.subarray(at, Math.min(to, at + 1000))
      },
    }),
    async keep({ name, mimetype }, bytes) {
      keeping += 1
      try {
        const chunks: Uint8Array[] = []
        let size = 0
        for await (const chunk of bytes) {
          size += chunk.byteLength
          if (size > maxBytes) throw new MaillonError('payload_too_large')
          chunks.push(chunk)
        }
        return add(name, Buffer.concat(chunks), mimetype)
      } finally {
        keeping -= 1
      }
    },
  }
  return {
    files,
    add,
    bytes: (id: string) => find(id).bytes,
    count: () => kept.size,
    keeping: () => keeping,
  }
}

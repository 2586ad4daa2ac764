import { hash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { FileFacts } from '@maillon/core/toolkit'

/** Files of a test, in memory. */
export interface TestFiles {
  add(file: { name: string; mimetype?: string; bytes: Uint8Array }): FileFacts
  /** Throws `file_not_found`. */
  find(id: string): FileFacts
  /** Throws `file_not_found`. */
  bytes(id: string): Uint8Array
}

/** Files for tools that are run without an engine, which believe what is said of them. */
export function createTestFiles(): TestFiles {
  const files = new Map<string, { facts: FileFacts; bytes: Uint8Array }>()
  const known = (id: string) => {
    const file = files.get(id)
    if (file) return file
    throw new MaillonError('file_not_found')
  }
  return {
    add({ name, mimetype = 'application/octet-stream', bytes }) {
      const facts = {
        id: `file_${files.size + 1}`,
        name,
        mimetype,
        size: bytes.byteLength,
        sha256: hash('sha256', bytes),
        expires_at: '2027-01-01T00:00:00.000Z',
      }
      files.set(facts.id, { facts, bytes })
      return facts
    },
    find: (id) => known(id).facts,
    bytes: (id) => known(id).bytes,
  }
}

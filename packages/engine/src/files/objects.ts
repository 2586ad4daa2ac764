import { newId } from '../ids.ts'
import type { FilePart, FileRow } from '../store/rows.ts'
import { lookedAt } from './incoming.ts'
import { openPieces, sealPieces } from './sealed-stream.ts'
import type { Storage } from './storage/storage.ts'

/** The sealed bytes of files, in one object of the storage for each part. */
export interface FileObjects {
  /** `onGrown` is awaited with how many bytes came, before they are written; `head` is the first of them. */
  write(
    row: FileRow,
    fileKey: Buffer,
    bytes: AsyncIterable<Uint8Array>,
    options: { onGrown: (size: number) => void | Promise<void>; signal?: AbortSignal | undefined },
  ): Promise<{ part: FilePart; head: Uint8Array }>
  /** Bytes [from, to) of the file. */
  read(row: FileRow, fileKey: Buffer, from: number, to: number): AsyncIterable<Uint8Array>
  /** Of parts that no row names any more: what cannot be taken away now is swept. */
  delete(parts: readonly FilePart[]): Promise<void>
}

/** The objects of one database, whose names begin with its `space`. */
export function createFileObjects(storage: Storage, space: () => Promise<string>): FileObjects {
  return {
    async write(row, fileKey, bytes, { onGrown, signal }) {
      const { projectId, id: fileId } = row
      const name = objectName(await space(), fileId)
      const incoming = lookedAt(bytes, onGrown)
      const sealed = sealPieces({ fileKey, projectId, fileId, name }, incoming.bytes)
      await storage.write(name, sealed, signal)
      const part = { object: name, size: incoming.size(), sha256: incoming.sha256() }
      return { part, head: incoming.head() }
    },
    async *read({ projectId, id: fileId, parts }, fileKey, from, to) {
      let start = 0
      for (const { object: name, size } of parts) {
        const range = { from: Math.max(from - start, 0), to: Math.min(to - start, size) }
        start += size
        const read = (first: number, end: number) => storage.read(name, first, end)
        if (range.from < range.to)
          yield* openPieces({ fileKey, projectId, fileId, name }, { size, ...range }, read)
      }
    },
    async delete(parts) {
      for (const { object } of parts) await storage.delete(object).catch(() => {})
    },
  }
}

/** Of ids alone, and never the same twice. */
function objectName(space: string, fileId: string): string {
  return `${space}.${fileId}.${newId('')}`
}

/** The file that an object is of; undefined for what this database did not name. */
export function fileOfObject(space: string, name: string): string | undefined {
  const [first, fileId] = name.split('.')
  return first === space ? fileId : undefined
}

import type { CallFiles } from '../connections/calls/call-files.ts'
import type { FileOwner } from '../files/file-owner.ts'
import type { Files } from '../files/files.ts'
import { factsOf, type StoredFile } from '../files/stored-file.ts'

export interface CallFilesOptions {
  /** Whose files a call takes and keeps. */
  owner: FileOwner
  /** Throws where what the file came of may not be read any more. */
  mayRead?: ((file: StoredFile) => Promise<void>) | undefined
  /** What is kept came of. */
  source?: { tool: string; accountId: string | null } | undefined
  signal?: AbortSignal | undefined
  /** Told whenever bytes of a file have moved. */
  onMoved?: () => void
}

/** The files of one call, out of those of its owner. */
export function callFiles(
  files: Pick<Files, 'find' | 'read' | 'store'>,
  { owner, mayRead, source, signal, onMoved = () => {} }: CallFilesOptions,
): CallFiles {
  async function* moving(bytes: AsyncIterable<Uint8Array>) {
    for await (const chunk of bytes) {
      onMoved()
      yield chunk
    }
  }
  return {
    async open(id) {
      const file = await files.find(owner, id)
      await mayRead?.(file)
      return { facts: factsOf(file), read: (range) => moving(files.read(file, range)) }
    },
    async keep(what, bytes) {
      return factsOf(await files.store(owner, { ...what, source }, moving(bytes), signal))
    },
  }
}

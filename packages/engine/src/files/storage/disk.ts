import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { missingObject, type Storage, storageUnavailable } from './storage.ts'

/** What is not written to its end yet. */
const unfinished = '.part'

/** A folder: made when something is first written, and open to the engine's own user alone. */
export function diskStorage(folder: string): Storage {
  return {
    async write(name, bytes, signal) {
      const path = join(folder, name)
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(told)
      try {
        await writeThrough(path + unfinished, bytes, signal)
        await rename(path + unfinished, path)
        // Without it, a machine that fails may forget a name whose row it knows.
        await syncFolder(folder)
      } catch (error) {
        await rm(path + unfinished, { force: true }).catch(() => {})
        throw meaningOf(error)
      }
    },
    async *read(name, from, to) {
      if (to <= from) return
      const stream = createReadStream(join(folder, name), { start: from, end: to - 1 })
      try {
        yield* stream
      } catch (error) {
        if (codeOf(error) === 'ENOENT') throw missingObject(name, error)
        throw meaningOf(error)
      }
    },
    delete: (name) => rm(join(folder, name), { force: true }).catch(told),
    async *list() {
      const entries = await opendir(folder).catch((error) =>
        codeOf(error) === 'ENOENT' ? [] : told(error),
      )
      for await (const { name } of entries) {
        const at = await stat(join(folder, name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => undefined,
        )
        if (at !== undefined) yield { name, at }
      }
    },
    close: async () => {},
  }
}

async function writeThrough(path: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal) {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      signal?.throwIfAborted()
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder, and keeps its names by itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

function told(error: unknown): never {
  throw meaningOf(error)
}

function meaningOf(error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return storageUnavailable('storage_full', error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
    return storageUnavailable('storage_refused', error)
  if (code === 'EIO' || code === 'EMFILE' || code === 'ENFILE')
    return storageUnavailable('storage_unreachable', error)
  return error
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

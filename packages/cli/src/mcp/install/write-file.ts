import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file whole or not at all; one that is there keeps its mode, a new one gets the mode given, a link stays one. */
export async function writeWhole(name: string, text: string, mode = 0o600): Promise<void> {
  await mkdir(dirname(name), { recursive: true })
  const path = await realpath(name).catch(() => name)
  const made = `${path}.${randomUUID()}`
  try {
    await writeFile(made, text, { mode })
    const before = await stat(path).catch(() => undefined)
    if (before) await chmod(made, before.mode & 0o777)
    await rename(made, path)
  } finally {
    await rm(made, { force: true })
  }
}

/** A file's text; undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    // Reading a folder says no path.
    throw Object.assign(error, { path })
  })
}

import { randomUUID } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { type Bytes, bytesInFile, bytesInMemory } from './bytes.ts'
import { type FolderIndex, type Indexed, readIndex, writtenIndex } from './folder-index.ts'
import { ownVersion } from './own-version.ts'

/** The index that is kept at a path; undefined where there is none that this version wrote. */
export function keptIndex(path: string): FolderIndex | undefined {
  // Bundled, this package does not know what another version of it would have refused.
  if (ownVersion() === undefined) return undefined
  try {
    return readIndex(bytesInFile(openSync(path, 'r')))
  } catch {
    return undefined
  }
}

/**
 * Keeps an index at a path, whole or not at all: other processes go on with the one that they have. Where none can be kept, as on a
 * disk that is only read, it is held in memory.
 */
export function keepIndex(
  path: string,
  files: readonly (Indexed & { bytes: () => Buffer })[],
): FolderIndex {
  const content = writtenIndex(files)
  const index = readIndex(written(path, content) ?? bytesInMemory(content))
  if (!index) throw new Error(`What was just written at ${path} is no index.`)
  return index
}

function written(path: string, content: Buffer): Bytes | undefined {
  const made = `${path}.${randomUUID()}`
  let file: number | undefined
  try {
    file = openSync(made, 'wx+', 0o644)
    for (let done = 0; done < content.length; ) done += writeSync(file, content, done)
    renameSync(made, path)
    return bytesInFile(file)
  } catch {
    if (file !== undefined) closeSync(file)
    rmSync(made, { force: true })
    return undefined
  }
}

import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { newEncryptionKey } from './encryption-key.ts'

/**
 * The encryption key in a file, which is made, for its owner's eyes only, if there is none. Of several processes that start
 * at once one makes it, and none sees it half-written: the file has its name only once the whole key is in it.
 */
export async function readOrMakeKey(file: string, id: string): Promise<string> {
  const kept = await read(file)
  if (kept !== undefined) return kept
  const draft = `${file}.${crypto.randomUUID()}`
  try {
    await writeFile(draft, newEncryptionKey(id), { flag: 'wx', mode: 0o600 })
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

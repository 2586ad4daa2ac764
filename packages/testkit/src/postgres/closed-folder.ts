import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The folder, from the top, that others than its owner cannot enter on the way to a file; undefined when they get there. */
export async function closedFolder(file: string): Promise<string | undefined> {
  const folders: string[] = []
  for (let at = dirname(await realpath(file)); ; at = dirname(at)) {
    folders.unshift(at)
    if (at === dirname(at)) break
  }
  for (const folder of folders) if (((await stat(folder)).mode & 0o001) === 0) return folder
  return undefined
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a folder that may be toolkits, by name; none where there is no such folder. */
export async function toolkitFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
}

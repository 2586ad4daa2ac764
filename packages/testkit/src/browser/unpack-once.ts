import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Fills a folder once, even when several processes ask at the same time, and answers its path.
 * Each fills a folder of its own, and the first to be done moves it into place: nobody ever sees a half-filled one.
 */
export async function unpackOnce(
  folder: string,
  unpack: (into: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder
  const own = `${folder}.${process.pid}-${Math.random().toString(36).slice(2)}`
  await mkdir(dirname(folder), { recursive: true })
  try {
    await mkdir(own)
    await unpack(own)
    await rename(own, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(own, { recursive: true, force: true })
  }
  return folder
}

import { randomUUID } from 'node:crypto'
import { access, link, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MaillonError } from '@maillon/core'
import type { ToolkitFile } from '@maillon/import'

/** Writes a toolkit's file whole or not at all, and answers its path. Throws `config_invalid` where one is, unless forced. */
export async function writeToolkit(
  folder: string,
  file: ToolkitFile,
  force: boolean,
): Promise<string> {
  return writeAt(join(folder, `${file.slug}.json`), file, force)
}

/** Writes a version beside the current one, for sessions that pin it. */
export async function keepVersion(folder: string, file: ToolkitFile): Promise<string> {
  return writeAt(join(folder, `${file.slug}@${file.version}.json`), file, true)
}

async function writeAt(path: string, file: ToolkitFile, force: boolean): Promise<string> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const made = join(folder, `.${file.slug}.${randomUUID()}`)
  try {
    await writeFile(made, `${JSON.stringify(file, null, 2)}\n`)
    // A link is refused where something is; a rename is not.
    if (force) await rename(made, path)
    else await link(made, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw isThere(path)
  } finally {
    await rm(made, { force: true })
  }
  return path
}

/** Throws `config_invalid` where a toolkit's file is, for commands that do something else before they write. */
export async function refuseWritten(folder: string, slug: string): Promise<void> {
  const path = join(folder, `${slug}.json`)
  const isFree = await access(path).then(
    () => false,
    () => true,
  )
  if (!isFree) throw isThere(path)
}

function isThere(path: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${path} is there already.`,
    hint: 'Pass --force to write over it, or --slug for another one.',
  })
}

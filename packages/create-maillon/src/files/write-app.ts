import { existsSync } from 'node:fs'
import { chmod, link, mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileRefusal } from '../file-refusal.ts'
import type { Plan } from './plan-app.ts'

/** Writes what is planned, all of it or nothing. Throws a Refusal where the folder cannot be written. */
export async function writeApp(folder: string, { created, changed }: Plan): Promise<void> {
  const undo: (() => Promise<unknown>)[] = []

  async function makeFolder(path: string): Promise<void> {
    if (existsSync(path)) return
    await makeFolder(dirname(path))
    await mkdir(path)
    undo.push(() => rmdir(path))
  }

  try {
    await makeFolder(folder)
    for (const { path, text } of created) {
      const file = join(folder, path)
      await makeFolder(dirname(file))
      // Only its owner reads a key.
      await create(file, text, path === '.env' ? 0o600 : 0o666)
      undo.push(() => rm(file))
    }
    for (const { file, text, before } of changed) {
      await replace(file, text)
      undo.push(() => replace(file, before))
    }
  } catch (error) {
    const left = await undone(undo)
    throw (
      fileRefusal(error, left ? 'Not all that was written could be taken back.' : undefined) ??
      error
    )
  }
}

/** Puts a whole file where none is: a process that is killed leaves no half of it, which the next one would take for a person's. */
async function create(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${crypto.randomUUID()}`
  try {
    await writeFile(draft, text, { flag: 'wx', mode })
    await link(draft, file).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error
      // Some file systems have no links.
      await writeFile(file, text, { flag: 'wx', mode })
    })
  } finally {
    await rm(draft, { force: true })
  }
}

/** Puts a whole file in the place of another one: nobody sees half of it. */
async function replace(file: string, text: string): Promise<void> {
  const { mode } = await stat(file)
  const draft = `${file}.${crypto.randomUUID()}`
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 })
    await chmod(draft, mode)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes back what was done, the last first; answers whether something is left. */
async function undone(undo: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  let isLeft = false
  for (const one of undo.toReversed()) {
    await one().catch(() => {
      isLeft = true
    })
  }
  return isLeft
}

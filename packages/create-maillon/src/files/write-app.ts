import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
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
      await writeFile(file, text, { flag: 'wx', mode: path === '.env' ? 0o600 : 0o666 })
      undo.push(() => rm(file))
    }
    for (const { file, text, before } of changed) {
      await replace(file, text)
      undo.push(() => replace(file, before))
    }
  } catch (error) {
    const left = await undone(undo)
    throw refusalOf(error, folder, left)
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

function refusalOf(error: unknown, folder: string, isLeft: boolean): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  const what = isLeft ? 'Not all that was written could be taken back.' : 'Nothing was written.'
  const hint = hints[code] ?? 'Choose another folder.'
  return new Refusal(`${folder} could not be written: ${message}. ${what}`, hint, { cause: error })
}

const hints: Readonly<Record<string, string>> = {
  EACCES: 'Choose a folder that you may write, or give yourself the right to.',
  EPERM: 'Choose a folder that you may write, or give yourself the right to.',
  EROFS: 'Choose a folder on a disk that can be written.',
  ENOSPC: 'The disk is full: make room, and run this again.',
  ENOTDIR: 'A file stands where a folder has to be: choose another folder, or move that file.',
  ENAMETOOLONG: 'Choose a shorter name.',
}

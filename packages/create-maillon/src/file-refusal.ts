import { Refusal } from './refusal.ts'

/** A Refusal for what the file system did not do, with what it said; undefined for another error. */
export function fileRefusal(error: unknown, what = 'Nothing was written.'): Refusal | undefined {
  const { code, syscall, message } = Object(error) as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return undefined
  const hint = hints[code] ?? 'Choose another folder.'
  return new Refusal(`${message}. ${what}`, hint, { cause: error })
}

const hints: Readonly<Record<string, string>> = {
  EACCES: 'Choose a folder that you may read and write, or give yourself the right to.',
  EPERM: 'Choose a folder that you may read and write, or give yourself the right to.',
  EROFS: 'Choose a folder on a disk that can be written.',
  ENOSPC: 'The disk is full: make room, and run this again.',
  ENOTDIR: 'A file stands where a folder has to be: choose another folder, or move that file.',
  ENAMETOOLONG: 'Choose a shorter name.',
}

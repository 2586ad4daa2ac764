import { MaillonError } from '@maillon/core'

const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EACCES: ['you may not', 'Give yourself the right to it, or name another place.'],
  EPERM: ['you may not', 'Give yourself the right to it, or name another place.'],
  EROFS: ['nothing can be written there', 'Name another place.'],
  ENOSPC: ['the disk is full', 'Make room, and try again.'],
  ENOENT: ['it or its folder is not there', 'Make the folder first, or name another place.'],
  EEXIST: ['a file is where a folder has to be', 'Move it away, or name another place.'],
  ENOTDIR: ['a file is where a folder has to be', 'Move it away, or name another place.'],
  EISDIR: ['it is a folder', 'Name a file.'],
}

/** What the system says of a file, in words; undefined for any other error. */
export function fileProblem(error: unknown): MaillonError | undefined {
  const { code, path, syscall } = Object(error) as NodeJS.ErrnoException
  const reason = reasons[code ?? '']
  if (!reason || path === undefined) return undefined
  return new MaillonError('config_invalid', {
    message: `${path} cannot be used (${syscall}): ${reason[0]}.`,
    hint: reason[1],
    cause: error,
  })
}

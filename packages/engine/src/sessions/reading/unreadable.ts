import { MaillonError } from '@maillon/core'

/** The error for a file, or a part of one, that cannot be read by parts. */
export function unreadable(message: string, hint: string): MaillonError {
  return new MaillonError('file_unreadable', { message, hint })
}

/** The error for one that takes more than there is for it. */
export function takesTooMuch(what: 'time' | 'memory'): MaillonError {
  return unreadable(
    `The file takes more ${what} to read than there is for one.`,
    'Pass its id to a tool that takes such a file.',
  )
}

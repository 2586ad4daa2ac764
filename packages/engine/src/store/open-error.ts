import { MaillonError } from '@maillon/core'
import { storeError } from './store-error.ts'

/** Why the database could not be opened: `config_invalid` with what to mend, `unavailable`, or the error itself. */
export function openError(error: unknown): unknown {
  const { code, errcode, message } = error as Error & { code?: string; errcode?: number }
  const hint = isNewer(message)
    ? newer
    : (hints[code ?? ''] ?? hints[`sqlite ${(errcode ?? 0) & 0xff}`])
  if (!hint) return describe(storeError(error), message || code)
  return new MaillonError('config_invalid', {
    message: `The database could not be opened: ${message}`,
    hint,
    cause: error,
  })
}

/** At the start only the operator reads the message, so it says which address did not answer. */
function describe(error: unknown, reason: string | undefined): unknown {
  if (!MaillonError.is(error, 'unavailable')) return error
  return new MaillonError('unavailable', {
    message: `The database did not answer: ${reason}`,
    hint: 'Check that it runs, and that `database` names its host and port.',
    cause: error.cause,
  })
}

/** Kysely's migrator met one that this version does not have. */
const isNewer = (message: string) => /previously executed migration .* is missing/.test(message)
const newer = 'A newer version of Maillon wrote this database: run that version, or a later one.'
const mayNotWrite = 'Give the process the right to write the database file and its folder.'
const wrongUser = 'Check the user and the password in `database`.'

/** By system code, SQLSTATE, or SQLite's result code. */
const hints: Record<string, string> = {
  ENOENT: 'Make the folder that the database file is to stand in.',
  ENOTDIR: 'A part of the path in `database` is a file, not a folder.',
  EACCES: mayNotWrite,
  EPERM: mayNotWrite,
  EROFS: mayNotWrite,
  'sqlite 8': mayNotWrite,
  'sqlite 14': 'Check that `database` names a file, not a folder, that the process may write.',
  'sqlite 26': 'The file is not a SQLite database: name another one in `database`.',
  '28000': wrongUser,
  '28P01': wrongUser,
  '3D000': 'Create the Postgres database that `database` names.',
  '42501': "Let the Postgres user create the schema 'maillon', or create it for the user.",
}

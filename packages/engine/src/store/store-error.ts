import { MaillonError } from '@maillon/core'

/** What a database's error means to the caller: `alias_taken`, `unavailable`, or the error itself as it came. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error) || MaillonError.is(error)) return error
  if (isAliasTaken(error)) return new MaillonError('alias_taken', { cause: error })
  if (isUnavailable(error)) {
    return new MaillonError('unavailable', {
      message: 'The database did not answer.',
      hint: 'Try again; when it goes on, look whether the database runs, can be reached and has room.',
      cause: error,
    })
  }
  return error
}

/** As pg (SQLSTATE or system code, constraint) and node:sqlite (extended result code) report it. */
type DatabaseError = Error & { code?: string; constraint?: string; errcode?: number }

const uniqueViolation = { postgres: '23505', sqlite: 2067 }
/** Connection lost, rolled back by the server, out of room, shutting down, a replica that takes no writes. */
const passingStates = /^(08|40|53|57P|58|25006)/
const passingSystemCodes = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ENOSPC|EMFILE)/
const passingMessages =
  /^(Connection terminated|Query read timeout|Client was closed|timeout exceeded when trying to connect|Client .*not queryable)/
/** SQLITE_BUSY, _LOCKED, _READONLY, _IOERR, _FULL, _CANTOPEN. */
const passingResults = new Set([5, 6, 8, 10, 13, 14])

function isAliasTaken({ code, constraint, errcode, message }: DatabaseError): boolean {
  if (code === uniqueViolation.postgres) return constraint === 'accounts_alias'
  return errcode === uniqueViolation.sqlite && message.includes('accounts.alias')
}

function isUnavailable({ code = '', errcode = 0, message }: DatabaseError): boolean {
  return (
    passingResults.has(errcode & 0xff) ||
    passingStates.test(code) ||
    passingSystemCodes.test(code) ||
    passingMessages.test(message)
  )
}

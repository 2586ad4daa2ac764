import { MaillonError } from '@maillon/core'

/** What a database's error means to the caller: what is taken, `unavailable` with its reason, or the error itself as it came. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error) || MaillonError.is(error)) return error
  const taken = takenBy(error)
  if (taken) return new MaillonError(taken, { cause: error })
  const reason = reasonOf(error)
  if (!reason) return error
  return new MaillonError('unavailable', { ...told[reason], details: { reason }, cause: error })
}

/** Why the database could not do what was asked of it, in `details.reason`. */
type Reason = 'database_full' | 'database_read_only' | 'database_locked' | 'database_unreachable'

const told: Record<Reason, { message: string; hint: string }> = {
  database_full: {
    message: 'The database has no room left.',
    hint: 'Try again once there is space on its disk.',
  },
  database_read_only: {
    message: 'The database takes no writes.',
    hint: 'Try again; when it goes on, let the process write the file, or name the primary in `database`.',
  },
  database_locked: {
    message: 'Another process keeps the database locked.',
    hint: 'Try again; when it goes on, look what else has the file open.',
  },
  database_unreachable: {
    message: 'The database did not answer.',
    hint: 'Try again; when it goes on, look whether the database runs and can be reached.',
  },
}

/** As pg (SQLSTATE or system code, constraint) and node:sqlite (extended result code) report it. */
type DatabaseError = Error & { code?: string; constraint?: string; errcode?: number }

const uniqueViolation = { postgres: '23505', sqlite: 2067 }

/** Columns that have to be one account's own. */
type Taken = 'alias_taken' | 'external_id_taken'
/** By the index, as Postgres names it, and by a column of it, as SQLite does. */
const uniqueIndexes = new Map<string, Taken>([
  ['accounts_alias', 'alias_taken'],
  ['accounts_external_id', 'external_id_taken'],
])
const uniqueColumns = new Map<string, Taken>([
  ['accounts.alias', 'alias_taken'],
  ['accounts.external_id', 'external_id_taken'],
])
/** Connection lost, rolled back by the server, out of connections, shutting down. */
const passingStates = /^(08|40|53|57P|58)/
const passingSystemCodes = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|EMFILE)/
const passingMessages =
  /^(Connection terminated|Query read timeout|Client was closed|timeout exceeded when trying to connect|Client .*not queryable)/

/** By SQLite's result code: SQLITE_BUSY, _LOCKED, _READONLY, _IOERR, _FULL, _CANTOPEN. */
const results = new Map<number, Reason>([
  [5, 'database_locked'],
  [6, 'database_locked'],
  [8, 'database_read_only'],
  [10, 'database_unreachable'],
  [13, 'database_full'],
  [14, 'database_unreachable'],
])
/** By SQLSTATE or system code: out of disk, a transaction that may only read (a replica, a server set so). */
const codes = new Map<string, Reason>([
  ['53100', 'database_full'],
  ['ENOSPC', 'database_full'],
  ['25006', 'database_read_only'],
])

function takenBy({ code, constraint, errcode, message }: DatabaseError) {
  if (code === uniqueViolation.postgres) return uniqueIndexes.get(constraint ?? '')
  if (errcode !== uniqueViolation.sqlite) return undefined
  return [...uniqueColumns].find(([column]) => message.includes(column))?.[1]
}

function reasonOf({ code = '', errcode = 0, message }: DatabaseError): Reason | undefined {
  const known = results.get(errcode & 0xff) ?? codes.get(code)
  if (known) return known
  const isPassing =
    passingStates.test(code) || passingSystemCodes.test(code) || passingMessages.test(message)
  return isPassing ? 'database_unreachable' : undefined
}

import { fileURLToPath } from 'node:url'
import { MaillonError } from '@maillon/core'

/** Where the rows live, as the option `database` says it. */
export type DatabaseAddress = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string }

/** Reads `:memory:`, a file's path, a `file:` URL or a `postgres://` URL; throws `config_invalid` for others. */
export function readDatabaseUrl(database: string): DatabaseAddress {
  if (!database) throw invalid('The option `database` is empty.')
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(database)?.[1]?.toLowerCase()
  if (scheme === 'postgres' || scheme === 'postgresql') {
    // The URL may hold a password, so the message does not.
    if (!URL.canParse(database)) throw invalid('The option `database` is not a valid Postgres URL.')
    return { kind: 'postgres', url: database }
  }
  if (scheme === 'file') return { kind: 'sqlite', path: fileURLToPath(database) }
  if (scheme) throw invalid(`The engine does not know databases of the kind "${scheme}".`)
  return { kind: 'sqlite', path: database.replace(/^file:/i, '') }
}

function invalid(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: "Give `database` as ':memory:', the path of a file, or 'postgres://user:password@host:5432/name'.",
  })
}

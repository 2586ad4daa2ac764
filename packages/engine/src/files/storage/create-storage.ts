import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../../ids.ts'
import { readDatabaseUrl } from '../../store/database-url.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { FileOptions } from '../file-options.ts'
import { diskStorage } from './disk.ts'
import { postgresStorage } from './postgres.ts'
import { s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

/** The storage that the operator named, or the one that goes with the database. */
export function createStorage(
  option: FileOptions['storage'],
  { database, wayTo }: { database: string; wayTo: (origin: string) => Outbound },
): Storage {
  if (typeof option === 'string') return diskStorage(option)
  if (option !== undefined) return s3Storage(option, wayTo)
  const address = readDatabaseUrl(database)
  if (address.kind === 'postgres') return postgresStorage(address.url)
  return address.path === ':memory:' ? passingStorage() : diskStorage(`${address.path}-files`)
}

/** A folder that ends with the engine, as a database in memory does. */
function passingStorage(): Storage {
  const folder = join(tmpdir(), newId('maillon-files-'))
  return { ...diskStorage(folder), close: () => rm(folder, { recursive: true, force: true }) }
}

import type * as sqlite from 'node:sqlite'
import { MaillonError } from '@maillon/core'

type Sqlite = typeof sqlite

/** Node's SQLite, which an old Node, and a runtime that is none, does not have. Throws `config_invalid` there. */
export async function loadSqlite(
  load: () => Promise<Sqlite> = () => import('node:sqlite'),
): Promise<Sqlite> {
  return load().catch((cause: unknown) => {
    throw new MaillonError('config_invalid', {
      message: `This runtime has no node:sqlite (it says to be Node ${process.versions.node}).`,
      hint: 'Run it with Node 22.19 or newer.',
      cause,
    })
  })
}

import { writeFile } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { loadSqlite } from './load-sqlite.ts'
import { whenFree } from './when-free.ts'

/** Opens a file, or a database in memory, the way that the store uses it. */
export async function openSqlite(path: string, patienceMs: number): Promise<DatabaseSync> {
  const sqlite = await loadSqlite()
  if (path !== ':memory:') await makePrivateFile(path)
  // SQLite's own wait would stop the event loop: `whenFree` waits.
  const database = new sqlite.DatabaseSync(path, { timeout: 0 })
  try {
    await whenFree(performance.now() + patienceMs, () => database.exec('pragma journal_mode = wal'))
    database.exec('pragma synchronous = full')
    // SQLite's own knows the letters of ASCII only.
    database.function('lower', { deterministic: true }, (text) => String(text).toLowerCase())
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Only the owner may read the file; SQLite gives the files beside it the same mode. */
async function makePrivateFile(path: string): Promise<void> {
  try {
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

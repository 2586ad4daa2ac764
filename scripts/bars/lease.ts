import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/** Lets an account's lease be over, as the time would: what a killed process holds is waited for in full otherwise. */
export async function endLease(database: string, accountId: string): Promise<void> {
  if (!database.startsWith('postgres')) {
    const file = new DatabaseSync(database, { timeout: 5_000 })
    file.prepare('update accounts set lease_until = 0 where id = ?').run(accountId)
    file.close()
    return
  }
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query('update maillon.accounts set lease_until = 0 where id = $1', [accountId])
  await client.end()
}

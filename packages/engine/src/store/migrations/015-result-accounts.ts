import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** From which account a stored result was read. Those of before cannot say, and last an hour: they go. */
export const resultAccounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('stored_results').addColumn('account_id', 'text').execute()
    await (db as Kysely<{ stored_results: object }>).deleteFrom('stored_results').execute()
  },
}

import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The code of an attempt's failure, apart from the words for it. */
export const attemptFailures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attempts').addColumn('failure', 'text').execute()
  },
}

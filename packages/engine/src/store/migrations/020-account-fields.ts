import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was filled in for an account and is no secret, and what an app filled in of it for an attempt. */
export const accountFields: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['accounts', 'attempts'])
      await db.schema.alterTable(table).addColumn('fields', 'text').execute()
  },
}

import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What an auth config fills in for all its accounts. */
export const configFields: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('auth_configs').addColumn('fields', 'text').execute()
  },
}

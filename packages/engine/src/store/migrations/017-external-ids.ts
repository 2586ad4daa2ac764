import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The app's own ids of accounts: each is taken once, until its row is purged. */
export const externalIds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('accounts').addColumn('external_id', 'text').execute()
    await db.schema
      .createIndex('accounts_external_id')
      .unique()
      .on('accounts')
      .columns(['project_id', 'external_id'])
      .execute()
  },
}

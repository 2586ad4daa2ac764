import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whom an account is shared with. */
export const sharing: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('accounts').addColumn('sharing', 'text').execute()
  },
}

import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What an app gave a link for its authorize URL, such as whom the service expects to sign in. */
export const linkParameters: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attempts').addColumn('link_parameters', 'text').execute()
  },
}

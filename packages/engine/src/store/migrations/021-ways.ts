import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How accounts connect where a toolkit has several ways: what an auth config and an app settle, and what came of it. */
export const ways: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['auth_configs', 'attempts', 'accounts'])
      await db.schema.alterTable(table).addColumn('way', 'text').execute()
  },
}

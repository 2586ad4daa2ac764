import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a key may do, until when, and when it was last used. Keys made before could do everything. */
export const apiKeyScopes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('api_keys')
      .addColumn('scopes', 'text', (column) => column.notNull().defaultTo('["admin"]'))
      .execute()
    await db.schema.alterTable('api_keys').addColumn('expires_at', 'bigint').execute()
    await db.schema.alterTable('api_keys').addColumn('last_used_at', 'bigint').execute()
    await db.schema
      .createIndex('api_keys_project')
      .on('api_keys')
      .columns(['project_id', 'created_at', 'id'])
      .execute()
  },
}

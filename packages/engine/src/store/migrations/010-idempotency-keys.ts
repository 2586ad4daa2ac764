import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Writes that a caller named, so that each is done once. */
export const idempotencyKeys: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('idempotency_keys')
      .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotency_keys_key', ['project_id', 'id'])
      .execute()
    await db.schema
      .createIndex('idempotency_keys_expiry')
      .on('idempotency_keys')
      .columns(['expires_at'])
      .execute()
  },
}

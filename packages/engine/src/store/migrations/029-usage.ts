import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What quotas count by day and month, and which processes serve calls now. */
export const usage: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('usage')
      .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('used', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_key', ['project_id', 'id'])
      .execute()
    const indexes = {
      usage_of_period: ['project_id', 'period', 'kind', 'used'],
      usage_over: ['expires_at'],
      usage_made: ['created_at'],
    }
    for (const [name, columns] of Object.entries(indexes))
      await db.schema.createIndex(name).on('usage').columns(columns).execute()
    await db.schema
      .createTable('processes')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute()
  },
}

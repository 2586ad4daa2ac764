import { type ColumnDefinitionBuilder, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Results of tools that are too large for an answer, each kept for a while for the session that asked. */
export const storedResults: Migration = {
  async up(db: Kysely<unknown>) {
    const required = (column: ColumnDefinitionBuilder) => column.notNull()
    await db.schema
      .createTable('stored_results')
      .addColumn('project_id', 'text', required)
      .addColumn('id', 'text', required)
      .addColumn('session_id', 'text', required)
      .addColumn('tool', 'text', required)
      .addColumn('size', 'bigint', required)
      .addColumn('content', 'text', required)
      .addColumn('created_at', 'bigint', required)
      .addColumn('expires_at', 'bigint', required)
      .addPrimaryKeyConstraint('stored_results_key', ['project_id', 'id'])
      .addForeignKeyConstraint(
        'stored_results_session',
        ['project_id', 'session_id'],
        'sessions',
        ['project_id', 'id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute()
    await db.schema
      .createIndex('stored_results_of_session')
      .on('stored_results')
      .columns(['project_id', 'session_id', 'created_at'])
      .execute()
    await db.schema
      .createIndex('stored_results_expiry')
      .on('stored_results')
      .columns(['expires_at'])
      .execute()
  },
}

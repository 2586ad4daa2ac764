import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What MCP clients were let in for that log in by themselves, from the request on. */
export const mcpGrants: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('mcp_grants')
      .addColumn('project_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('client_name', 'text')
      .addColumn('redirect_uri', 'text', (column) => column.notNull())
      .addColumn('code_challenge', 'text', (column) => column.notNull())
      .addColumn('token_version', 'bigint', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('state', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('spent_hash', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('mcp_grants_key', ['project_id', 'id'])
      .addForeignKeyConstraint(
        'mcp_grants_session',
        ['project_id', 'session_id'],
        'sessions',
        ['project_id', 'id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute()
    for (const columns of [['expires_at'], ['spent_hash'], ['project_id', 'session_id']])
      await db.schema
        .createIndex(`mcp_grants_${columns.at(-1) ?? ''}`)
        .on('mcp_grants')
        .columns(columns)
        .execute()
  },
}

import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The call log, and what an overview counts of it by the hour. A call outlives its session and its account, and rows
 * come in by the hundred: nothing points from here to another table.
 */
export const calls: Migration = {
  async up(db: Kysely<unknown>) {
    const required = (column: ColumnDefinitionBuilder) => column.notNull()
    await db.schema
      .createTable('calls')
      .addColumn('project_id', 'text', required)
      .addColumn('id', 'text', required)
      .addColumn('at', 'bigint', required)
      .addColumn('ms', 'integer', required)
      .addColumn('upstream_ms', 'integer')
      .addColumn('kind', 'text', required)
      .addColumn('tool', 'text', required)
      .addColumn('toolkit', 'text')
      .addColumn('effect', 'text')
      .addColumn('user_id', 'text', required)
      .addColumn('session_id', 'text')
      .addColumn('account_id', 'text')
      .addColumn('actor_kind', 'text', required)
      .addColumn('actor_id', 'text')
      .addColumn('parent_id', 'text')
      .addColumn('attempt_id', 'text')
      .addColumn('pending_id', 'text')
      .addColumn('status', 'text', required)
      .addColumn('error_code', 'text')
      .addColumn('error', 'text')
      .addColumn('argument_bytes', 'integer', required)
      .addColumn('result_bytes', 'integer', required)
      .addColumn('content', 'text')
      .addColumn('trace_id', 'text')
      .addPrimaryKeyConstraint('calls_key', ['project_id', 'id'])
      .execute()
    const index = (name: string, ...columns: string[]) =>
      db.schema.createIndex(`calls_${name}`).on('calls').columns(columns)
    // The order in which they end.
    await index('age', 'at').execute()
    await index('of_project', 'project_id', 'at').execute()
    await index('of_user', 'project_id', 'user_id', 'at').execute()
    await index('of_tool', 'project_id', 'tool', 'at').execute()
    await index('of_toolkit', 'project_id', 'toolkit', 'at')
      .where(sql<boolean>`toolkit is not null`)
      .execute()
    await index('of_session', 'project_id', 'session_id', 'at')
      .where(sql<boolean>`session_id is not null`)
      .execute()
    await index('of_account', 'project_id', 'account_id', 'at')
      .where(sql<boolean>`account_id is not null`)
      .execute()
    await index('of_parent', 'project_id', 'parent_id', 'at')
      .where(sql<boolean>`parent_id is not null`)
      .execute()
    // Most calls are of tools, and go well: what is looked for is the rest.
    await index('of_status', 'project_id', 'status', 'at')
      .where(sql<boolean>`status <> 'ok'`)
      .execute()
    await index('of_toolkit_status', 'project_id', 'toolkit', 'at')
      .where(sql<boolean>`status <> 'ok'`)
      .execute()
    await index('of_kind', 'project_id', 'kind', 'at').where(sql<boolean>`kind <> 'tool'`).execute()
    await db.schema
      .createTable('call_hours')
      .addColumn('project_id', 'text', required)
      .addColumn('hour', 'bigint', required)
      .addColumn('toolkit', 'text', required)
      .addColumn('step', 'integer', required)
      .addColumn('calls', 'integer', required)
      .addColumn('failures', 'integer', required)
      .addPrimaryKeyConstraint('call_hours_key', ['project_id', 'hour', 'toolkit', 'step'])
      .execute()
    await db.schema.createIndex('call_hours_age').on('call_hours').columns(['hour']).execute()
  },
}

import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Calls that wait, tools that a session need not ask for again, and attempts that ask for scopes of their own. */
export const pendingCalls: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attempts').addColumn('scopes', 'text').execute()
    await makePendingCalls(db)
    await makeApprovedTools(db)
  },
}

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const sessionKey = ['project_id', 'session_id'] as const

async function makePendingCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pending_calls')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('session_id', 'text', required)
    .addColumn('hash', 'text', required)
    .addColumn('call', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('result', 'text')
    .addColumn('spent', 'integer', required)
    .addColumn('status_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('pending_calls_key', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'pending_calls_session',
      ['project_id', 'session_id'],
      'sessions',
      ['project_id', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute()
  // Of many same calls at once, one makes the row.
  await db.schema
    .createIndex('pending_calls_open')
    .on('pending_calls')
    .columns([...sessionKey, 'hash'])
    .unique()
    .where(sql.ref('spent'), '=', 0)
    .execute()
  await db.schema
    .createIndex('pending_calls_hash')
    .on('pending_calls')
    .columns([...sessionKey, 'hash', 'spent', 'created_at desc'])
    .execute()
  await db.schema
    .createIndex('pending_calls_expiry')
    .on('pending_calls')
    .columns(['project_id', 'expires_at'])
    .execute()
}

async function makeApprovedTools(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('approved_tools')
    .addColumn('project_id', 'text', required)
    .addColumn('session_id', 'text', required)
    .addColumn('tool', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('approved_tools_key', [...sessionKey, 'tool'])
    .addForeignKeyConstraint(
      'approved_tools_session',
      ['project_id', 'session_id'],
      'sessions',
      ['project_id', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute()
}

import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Makes the tables. JSON is text, booleans are 0 or 1, times are ms since 1970. */
export const init: Migration = {
  async up(db: Kysely<unknown>) {
    await makeProjectTables(db)
    await makeConnectionTables(db)
    await makeIndexes(db)
  },
}

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey()
const project = (column: ColumnDefinitionBuilder) => column.notNull().references('projects.id')

async function makeProjectTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute()
  await db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', key)
    .addColumn('project_id', 'text', project)
    .addColumn('name', 'text', required)
    .addColumn('kid', 'text', required)
    .addColumn('hash', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('revoked_at', 'bigint')
    .execute()
  await db.schema
    .createTable('encryption_keys')
    .addColumn('id', 'text', key)
    .addColumn('check', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute()
  await db.schema
    .createTable('data_keys')
    .addColumn('project_id', 'text', project)
    .addColumn('id', 'text', required)
    .addColumn('encryption_key_id', 'text', (column) =>
      column.notNull().references('encryption_keys.id'),
    )
    .addColumn('wrapped', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('data_keys_key', ['project_id', 'id'])
    .execute()
  await db.schema
    .createTable('sessions')
    .addColumn('project_id', 'text', project)
    .addColumn('id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('config', 'text', required)
    .addColumn('config_version', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addPrimaryKeyConstraint('sessions_key', ['project_id', 'id'])
    .execute()
  await db.schema
    .createTable('audit')
    .addColumn('project_id', 'text', project)
    .addColumn('id', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('actor', 'text', required)
    .addColumn('action', 'text', required)
    .addColumn('subject', 'text', required)
    .addColumn('detail', 'text', required)
    .addPrimaryKeyConstraint('audit_key', ['project_id', 'id'])
    .execute()
}

/** Keys that begin with the project: no row can point into another one. */
async function makeConnectionTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_configs')
    .addColumn('project_id', 'text', project)
    .addColumn('id', 'text', required)
    .addColumn('toolkit', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('scheme', 'text', required)
    .addColumn('is_managed', 'integer', required)
    .addColumn('enabled', 'integer', required)
    .addColumn('credentials', 'text')
    .addColumn('scopes', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addPrimaryKeyConstraint('auth_configs_key', ['project_id', 'id'])
    .execute()
  await db.schema
    .createTable('accounts')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('toolkit', 'text', required)
    .addColumn('auth_config_id', 'text', required)
    .addColumn('alias', 'text')
    .addColumn('status', 'text', required)
    .addColumn('status_reason', 'text')
    .addColumn('credential', 'text')
    .addColumn('credential_version', 'integer', required)
    .addColumn('scopes', 'text', required)
    .addColumn('token_expires_at', 'bigint')
    .addColumn('subject', 'text')
    .addColumn('label', 'text')
    .addColumn('verification', 'text')
    .addColumn('initiated_until', 'bigint', required)
    .addColumn('connected_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addColumn('deleted_at', 'bigint')
    .addPrimaryKeyConstraint('accounts_key', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'accounts_auth_config',
      ['project_id', 'auth_config_id'],
      'auth_configs',
      ['project_id', 'id'],
    )
    .execute()
  await db.schema
    .createTable('attempts')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('account_id', 'text', required)
    // No foreign key: an attempt outlives its session.
    .addColumn('session_id', 'text')
    .addColumn('user_id', 'text', required)
    .addColumn('toolkit', 'text', required)
    .addColumn('auth_config_id', 'text', required)
    .addColumn('token_hash', 'text', required)
    .addColumn('token', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('status_reason', 'text')
    .addColumn('callback_url', 'text')
    .addColumn('browser_hash', 'text')
    .addColumn('state_hash', 'text')
    .addColumn('flow', 'text')
    .addColumn('consumed_at', 'bigint')
    .addColumn('expires_at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .addPrimaryKeyConstraint('attempts_key', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'attempts_account',
      ['project_id', 'account_id'],
      'accounts',
      ['project_id', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'attempts_auth_config',
      ['project_id', 'auth_config_id'],
      'auth_configs',
      ['project_id', 'id'],
    )
    .execute()
}

async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, table: string, columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns)
  const living = (name: string, columns: string[]) =>
    index(name, 'accounts', columns).where('deleted_at', 'is', null)

  await index('api_keys_kid', 'api_keys', ['kid']).unique().execute()
  await index('auth_configs_toolkit', 'auth_configs', ['project_id', 'toolkit']).execute()
  // With the toolkit in the second place, SQLite would walk `accounts_created` for a page of one user's accounts.
  await living('accounts_user', ['project_id', 'user_id', 'created_at', 'id']).execute()
  await living('accounts_created', ['project_id', 'created_at', 'id']).execute()
  await living('accounts_auth_config', ['project_id', 'auth_config_id']).execute()
  await living('accounts_alias', ['project_id', 'user_id', 'toolkit', 'alias'])
    .where('alias', 'is not', null)
    .unique()
    .execute()
  await index('attempts_token', 'attempts', ['token_hash']).unique().execute()
  await index('attempts_state', 'attempts', ['state_hash'])
    .where('state_hash', 'is not', null)
    .unique()
    .execute()
  await index('attempts_session', 'attempts', [
    'project_id',
    'session_id',
    'toolkit',
    'created_at',
  ]).execute()
  await index('attempts_account', 'attempts', ['project_id', 'account_id']).execute()
  await index('audit_at', 'audit', ['project_id', 'at', 'id']).execute()
  await index('audit_subject', 'audit', ['project_id', 'subject', 'at', 'id']).execute()
}

import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** No list, call or job reads a table from end to end, however long it gets. */
export const atSize: Migration = {
  async up(db: Kysely<unknown>) {
    const index = (name: string, table: string, ...columns: string[]) =>
      db.schema.createIndex(name).on(table).columns(columns)
    const where = (text: string) => sql<boolean>`${sql.raw(text)}`
    // Each way to list accounts, in the order of the list.
    const lists = {
      accounts_of_status: ['status', 'created_at'],
      accounts_of_status_changed: ['status', 'updated_at'],
      accounts_of_toolkit: ['toolkit', 'created_at'],
      accounts_of_auth_config: ['auth_config_id', 'created_at'],
      accounts_changed: ['updated_at'],
    }
    for (const [name, columns] of Object.entries(lists))
      await index(name, 'accounts', 'project_id', ...columns, 'id')
        .where(where('deleted_at is null'))
        .execute()
    await index('accounts_shared', 'accounts', 'project_id', 'created_at', 'id')
      .where(where('sharing is not null'))
      .execute()
    // What is asked of a client's other accounts when it is refused.
    await index('accounts_refused', 'accounts', 'client', 'refused_as', 'updated_at')
      .where(where('refused_as is not null'))
      .execute()
    await index('accounts_served', 'accounts', 'client', 'credential_at')
      .where(where('client is not null'))
      .execute()
    // Those that a token names before anything tells the project.
    await index('sessions_id', 'sessions', 'id').execute()
    await index('audit_seals_of_writer', 'audit_seals', 'project_id', 'writer', 'last').execute()
    await forRetention(db)
    // They are the beginning of another one each.
    for (const name of ['accounts_auth_config', 'revocations_of_account'])
      await db.schema.dropIndex(name).execute()
  },
}

/** The order in which rows end, and in which they were made. */
async function forRetention(db: Kysely<unknown>): Promise<void> {
  const orders = {
    accounts_ended: ['accounts', 'deleted_at', 'deleted_at is not null'],
    accounts_unfinished: ['accounts', 'initiated_until', 'connected_at is null'],
    auth_configs_made: ['auth_configs', 'created_at'],
    auth_configs_ended: ['auth_configs', 'deleted_at', 'deleted_at is not null'],
    api_keys_ended: ['api_keys', 'revoked_at', 'revoked_at is not null'],
    attempts_age: ['attempts', 'expires_at'],
    sessions_age: ['sessions', 'updated_at'],
    pending_calls_age: ['pending_calls', 'expires_at'],
    revocations_age: ['revocations', 'updated_at'],
    // From before the chain.
    audit_bare: ['audit', 'at', 'writer is null'],
    approved_tools_made: ['approved_tools', 'created_at'],
    audit_persons_made: ['audit_persons', 'created_at'],
  }
  for (const [name, [table = '', column = '', condition]] of Object.entries(orders)) {
    const index = db.schema.createIndex(name).on(table).column(column)
    await (condition ? index.where(sql<boolean>`${sql.raw(condition)}`) : index).execute()
  }
}

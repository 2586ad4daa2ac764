import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was erased for whom, told without the person; and what it takes to find all that is a person's. */
export const persons: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('erasures')
      .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('erased', 'text', (column) => column.notNull())
      .addColumn('remains', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('erasures_key', ['project_id', 'id'])
      .execute()
    // Null where it is not known, or nobody's: kept for a day alone.
    for (const column of ['user_id', 'subject'])
      await db.schema.alterTable('idempotency_keys').addColumn(column, 'text').execute()
    await makeIndexes(db)
  },
}

async function makeIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, table: string, ...columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns)
  const present = (column: string) => sql<boolean>`${sql.ref(column)} is not null`
  await index('erasures_of_person', 'erasures', 'project_id', 'person', 'created_at').execute()
  await index('erasures_age', 'erasures', 'updated_at').execute()
  await index('accounts_ended_of_user', 'accounts', 'project_id', 'user_id')
    .where(present('deleted_at'))
    .execute()
  await index('attempts_of_user', 'attempts', 'project_id', 'user_id').execute()
  await index('revocations_of_account', 'revocations', 'project_id', 'account_id').execute()
  await index('usage_of_subject', 'usage', 'project_id', 'kind', 'subject').execute()
  await index('files_of_account', 'files', 'project_id', 'account_id')
    .where(present('account_id'))
    .execute()
  await index('idempotency_keys_of_user', 'idempotency_keys', 'project_id', 'user_id')
    .where(present('user_id'))
    .execute()
  await index('idempotency_keys_of_subject', 'idempotency_keys', 'project_id', 'subject')
    .where(present('subject'))
    .execute()
}

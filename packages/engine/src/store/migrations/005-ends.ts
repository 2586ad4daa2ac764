import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Grants that are to be ended at their upstream, and which process does a periodic job. */
export const ends: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('auth_configs').addColumn('deleted_at', 'bigint').execute()
    await db.schema
      .createTable('revocations')
      .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('toolkit', 'text', (column) => column.notNull())
      .addColumn('grant', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('revocations_key', ['project_id', 'id'])
      .execute()
    await db.schema
      .createIndex('revocations_due')
      .on('revocations')
      .columns(['status', 'next_at'])
      .execute()
    await db.schema
      .createTable('job_leases')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('accounts_subject')
      .on('accounts')
      .columns(['toolkit', 'subject'])
      .where('subject', 'is not', null)
      .execute()
  },
}

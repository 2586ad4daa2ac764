import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which client a credential was given to, and what is still to be ended of the same client and person; attempts whose end the app awaits. */
export const heldGrants: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('accounts').addColumn('client', 'text').execute()
    for (const column of ['client', 'subject'])
      await db.schema.alterTable('revocations').addColumn(column, 'text').execute()
    await db.schema
      .alterTable('attempts')
      .addColumn('awaited', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema.dropIndex('accounts_subject').execute()
    await db.schema
      .createIndex('accounts_client')
      .on('accounts')
      .columns(['client', 'subject'])
      .where('client', 'is not', null)
      .execute()
    await db.schema
      .createIndex('revocations_client')
      .on('revocations')
      .columns(['client', 'status'])
      .execute()
    await db.schema
      .createIndex('revocations_account')
      .on('revocations')
      .columns(['project_id', 'account_id'])
      .execute()
  },
}

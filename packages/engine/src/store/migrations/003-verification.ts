import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Attempts that wait for the app's word on who the user is, and whose account they are to connect. */
export const verification: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('attempts')
      .addColumn('verification', 'text', (column) => column.notNull().defaultTo('browser'))
      .execute()
    for (const column of ['session_hash', 'parked', 'expected_identity'])
      await db.schema.alterTable('attempts').addColumn(column, 'text').execute()
    await db.schema
      .createIndex('attempts_session_hash')
      .on('attempts')
      .columns(['project_id', 'session_hash'])
      .unique()
      .where('session_hash', 'is not', null)
      .execute()
  },
}

import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who named a write. What was kept before belongs to nobody, and is told to nobody. */
export const idempotencyCallers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('idempotency_keys')
      .addColumn('caller', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
  },
}

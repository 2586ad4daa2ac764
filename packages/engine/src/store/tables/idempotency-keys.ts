import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `idempotency_keys`. */
export function idempotencyKeys(db: Kysely<Database>): Store['idempotencyKeys'] {
  return {
    async insert(row) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('idempotencyKeys')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    find: (projectId, id) =>
      db
        .selectFrom('idempotencyKeys')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirst(),
    update: (projectId, id, change) =>
      db
        .updateTable('idempotencyKeys')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst(),
    async delete(projectId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('idempotencyKeys')
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit_keys`. */
export function auditKeys(db: Kysely<Database>): Store['auditKeys'] {
  return {
    async insert(row) {
      await db
        .insertInto('auditKeys')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    list: () => db.selectFrom('auditKeys').selectAll().orderBy('id').execute(),
    async rewrap({ id, wrapped }, next) {
      await db
        .updateTable('auditKeys')
        .set(next)
        .where('id', '=', id)
        .where('wrapped', '=', wrapped)
        .execute()
    },
  }
}

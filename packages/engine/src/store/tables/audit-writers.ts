import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit_writers`. */
export function auditWriters(db: Kysely<Database>): Store['auditWriters'] {
  return {
    async note(row) {
      await db
        .insertInto('auditWriters')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['projectId', 'id']).doUpdateSet({ seenAt: row.seenAt }),
        )
        .execute()
    },
    async advance({ projectId, id, sealed, seenAt }, from) {
      const { numUpdatedRows } = await db
        .updateTable('auditWriters')
        .set({ sealed, seenAt })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('sealed', '=', from)
        .executeTakeFirst()
      return numUpdatedRows > 0
    },
    unseen: (since, limit) =>
      db
        .selectFrom('auditWriters')
        .selectAll()
        .where('seenAt', '<', since)
        .orderBy('seenAt')
        .limit(limit)
        .execute(),
    async delete(projectId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('auditWriters')
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0
    },
  }
}

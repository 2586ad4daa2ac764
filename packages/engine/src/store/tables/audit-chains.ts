import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit_chains`. */
export function auditChains(db: Kysely<Database>): Store['auditChains'] {
  return {
    async insert(row) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('auditChains')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return Number(numInsertedOrUpdatedRows) > 0
    },
    find: (projectId) =>
      db
        .selectFrom('auditChains')
        .selectAll()
        .where('projectId', '=', projectId)
        .executeTakeFirst(),
    async advance({ projectId, number, entries, head, at, mac: next }, mac) {
      const { numUpdatedRows } = await db
        .updateTable('auditChains')
        .set({ number, entries, head, at, mac: next })
        .where('projectId', '=', projectId)
        .where('mac', '=', mac)
        .executeTakeFirst()
      return numUpdatedRows > 0
    },
    async close(projectId, checkpoint, before) {
      const { numUpdatedRows } = await db
        .updateTable('auditChains')
        .set({ checkpoint })
        .where('projectId', '=', projectId)
        .where('checkpoint', before === null ? 'is' : '=', before)
        .executeTakeFirst()
      return numUpdatedRows > 0
    },
    async projects(after, limit) {
      const rows = await db
        .selectFrom('auditChains')
        .select('projectId')
        .where('projectId', '>', after)
        .orderBy('projectId')
        .limit(limit)
        .execute()
      return rows.map(({ projectId }) => projectId)
    },
  }
}

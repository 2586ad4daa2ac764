import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit_seals`. */
export function auditSeals(db: Kysely<Database>): Store['auditSeals'] {
  return {
    async insert(row) {
      await db.insertInto('auditSeals').values(row).execute()
    },
    list: (projectId, after, limit) =>
      db
        .selectFrom('auditSeals')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute(),
    async lastOf(projectId, writer) {
      const { last } = await db
        .selectFrom('auditSeals')
        .select(({ fn }) => fn.max('last').as('last'))
        .where('projectId', '=', projectId)
        .where('writer', '=', writer)
        .executeTakeFirstOrThrow()
      return last ?? 0
    },
    async deleteTo(projectId, number) {
      const { numDeletedRows } = await db
        .deleteFrom('auditSeals')
        .where('projectId', '=', projectId)
        .where('number', '<=', number)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
    async projectsBefore(at, limit) {
      const rows = await db
        .selectFrom('auditSeals')
        // As the bare column, SQLite would walk all seals in its order.
        .select((eb) => sql<string>`${eb.ref('projectId')} || ''`.as('projectId'))
        .distinct()
        .where('at', '<', at)
        .limit(limit)
        .execute()
      return rows.map(({ projectId }) => projectId)
    },
  }
}

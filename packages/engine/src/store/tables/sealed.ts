import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import { sealedColumns } from '../sealed-columns.ts'
import type { Store } from '../store.ts'

/** The queries over sealed values, wherever they stand. The columns are their table's own, typed as one table's. */
export function sealed(db: Kysely<Database>): Store['sealed'] {
  return {
    list(field, prefix, after, limit) {
      const { table, column, ...named } = sealedColumns[field]
      const value = sql.ref<string>(column)
      const row =
        'owner' in named
          ? sql<string>`${sql.ref(named.owner)} || '/' || ${sql.ref('id')}`
          : sql.ref<string>('id')
      const query = db
        .selectFrom(table as 'accounts')
        .select([
          'projectId',
          'id',
          value.as('value'),
          row.as('row'),
          ('version' in named ? sql.ref<number>(named.version) : sql<number>`1`).as('version'),
        ])
        .where(sql<boolean>`substr(${value}, 1, ${prefix.length}) <> ${prefix}`)
        .orderBy('projectId')
        .orderBy('id')
        .limit(limit)
      if (!after) return query.execute()
      return query
        .where(({ eb, refTuple, tuple }) =>
          eb(refTuple('projectId', 'id'), '>', tuple(after.projectId, after.id)),
        )
        .execute()
    },
    async replace(field, { projectId, id, value }, next) {
      const { table, column } = sealedColumns[field]
      const { numUpdatedRows } = await db
        .updateTable(table as 'accounts')
        .set({ [column]: next })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where(sql<boolean>`${sql.ref(column)} = ${value}`)
        .executeTakeFirst()
      return numUpdatedRows > 0
    },
  }
}

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { AccountOrder, CountedPart, KeysetPaging } from '../store.ts'

/** Rows past a part are counted so far: to count all of them would read all of them, for each page. */
const countedPast = 1_000

/** A list, typed as one table's for want of a better. */
type List = SelectQueryBuilder<Database, 'accounts', object>

/**
 * A part of a list, and how much there is from there on. With several lists, which have no row in common, the rows of
 * all of them: each is then read in the order of an index, which an `or` is not.
 */
export async function countedPart<Table extends 'accounts' | 'sessions'>(
  db: Kysely<Database>,
  table: Table,
  lists: readonly SelectQueryBuilder<Database, Table, object>[],
  { by, direction }: AccountOrder,
  { limit, after }: KeysetPaging,
): Promise<CountedPart<Database[Table]>> {
  const name = table as 'accounts'
  const parts = (lists as unknown as readonly List[]).map((list) =>
    list.where(({ eb, and, refTuple, tuple }) => {
      const [place, before] = [refTuple(by, 'id'), direction === 'asc' ? '>' : '<']
      return after ? eb(place, before as '>', tuple(after.at, after.id)) : and([])
    }),
  )
  const most = limit + countedPast
  const ids = parts.map((part) => part.select('id').limit(sql.lit(most)))
  const { total } = await db
    .selectFrom(together(db, ids).as('part'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const pages = parts.map((part) =>
    part.selectAll(name).orderBy(by, direction).orderBy('id', direction).limit(limit),
  )
  const [page, ...others] = pages
  const rows =
    page && others.length === 0
      ? await page.execute()
      : await db
          .selectFrom(together(db, pages).as('part'))
          .selectAll()
          .orderBy(by, direction)
          .orderBy('id', direction)
          .limit(limit)
          .execute()
  return { rows: rows as unknown as Database[Table][], total: Math.min(total, most) }
}

/** Each in a query of its own, as SQLite wants it of what has an order or a limit. */
function together<Row>(
  db: Kysely<Database>,
  queries: readonly SelectQueryBuilder<Database, 'accounts', Row>[],
): SelectQueryBuilder<Database, 'accounts', Row> {
  const wrapped = queries.map(
    (query) =>
      db.selectFrom(query.as('part')).selectAll() as unknown as SelectQueryBuilder<
        Database,
        'accounts',
        Row
      >,
  )
  return wrapped.reduce((all, one) => all.unionAll(one))
}

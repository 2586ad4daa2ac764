import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { UsageRow } from '../rows.ts'
import type { Store } from '../store.ts'

/** A statement has so many rows. */
const portion = 500

/** The queries of the table `usage`. */
export function usage(db: Kysely<Database>): Store['usage'] {
  const addPortion = (rows: readonly UsageRow[]) =>
    db
      .insertInto('usage')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['projectId', 'id'])
          .doUpdateSet({ used: sql`${sql.ref('usage.used')} + ${sql.ref('excluded.used')}` }),
      )
      .returning(['projectId', 'id', 'used'])
      .execute()

  return {
    async add(rows) {
      const sums = []
      const ordered = rows.toSorted(inOneOrder)
      for (let from = 0; from < ordered.length; from += portion)
        sums.push(...(await addPortion(ordered.slice(from, from + portion))))
      return sums
    },
    async list(projectId, periods, limit) {
      if (periods.length === 0) return []
      return db
        .selectFrom('usage')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('period', 'in', periods)
        .orderBy('used', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
    },
  }
}

/** Processes that write the same rows at once lock them in one order, so that none waits for the other. */
function inOneOrder(one: Key, other: Key): number {
  const [a, b] = [nameOf(one), nameOf(other)] as const
  return a < b ? -1 : a === b ? 0 : 1
}

function nameOf({ projectId, id }: Key): string {
  return `${projectId}\n${id}`
}

interface Key {
  projectId: string
  id: string
}

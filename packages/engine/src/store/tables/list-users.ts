import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** A column of accounts alone, where either table is meant. */
const deletedAt = 'deletedAt' as 'createdAt'

/** Lists who has sessions or accounts: each side reads no further than a page. */
export function listUsers(db: Kysely<Database>): Store['persons']['list'] {
  return async (projectId, { prefix, after }, limit) => {
    const userIds = (table: 'accounts' | 'sessions') =>
      db.selectFrom(
        db
          .selectFrom(table)
          .select('userId')
          .where('projectId', '=', projectId)
          .$if(table === 'accounts', (query) => query.where(deletedAt, 'is', null))
          .$if(after !== undefined, (query) => query.where('userId', '>', after ?? ''))
          .$if(prefix !== undefined, (query) =>
            query.where(
              sql<boolean>`substr(${sql.ref('userId')}, 1, ${sql.lit(Array.from(prefix ?? '').length)}) = ${prefix}`,
            ),
          )
          .groupBy('userId')
          .orderBy('userId')
          .limit(limit)
          .as(table),
      )
    const found = await userIds('sessions')
      .select('userId')
      .union(userIds('accounts').select('userId'))
      .orderBy('userId')
      .limit(limit)
      .execute()
    const ids = found.map(({ userId }) => userId)
    if (ids.length === 0) return []
    const counted = async (table: 'accounts' | 'sessions') => {
      const rows = await db
        .selectFrom(table)
        .select(({ fn }) => ['userId', fn.countAll<number>().as('count')])
        .where('projectId', '=', projectId)
        .where('userId', 'in', ids)
        .$if(table === 'accounts', (query) => query.where(deletedAt, 'is', null))
        .groupBy('userId')
        .execute()
      return new Map(rows.map(({ userId, count }) => [userId, count]))
    }
    const [accounts, sessions] = [await counted('accounts'), await counted('sessions')]
    return ids.map((userId) => ({
      userId,
      accounts: accounts.get(userId) ?? 0,
      sessions: sessions.get(userId) ?? 0,
    }))
  }
}

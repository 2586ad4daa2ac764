import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `mcp_grants`. */
export function mcpGrants(db: Kysely<Database>): Store['mcpGrants'] {
  const all = db.selectFrom('mcpGrants').selectAll()
  return {
    async insert(row) {
      await db.insertInto('mcpGrants').values(row).execute()
    },
    find: (projectId, id) =>
      all.where('projectId', '=', projectId).where('id', '=', id).executeTakeFirst(),
    findBySecret: (hash) => all.where('secretHash', '=', hash).executeTakeFirst(),
    findBySpent: (hash) => all.where('spentHash', '=', hash).executeTakeFirst(),
    update: (projectId, id, secretHash, change) =>
      db
        .updateTable('mcpGrants')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('secretHash', '=', secretHash)
        .returningAll()
        .executeTakeFirst(),
    async countAsked(projectId, sessionId, now) {
      const { count } = await db
        .selectFrom('mcpGrants')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('projectId', '=', projectId)
        .where('sessionId', '=', sessionId)
        .where('status', '=', 'asked')
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow()
      return count
    },
  }
}

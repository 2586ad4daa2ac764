import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { AttemptRow } from '../rows.ts'
import type { AttemptCondition, Store } from '../store.ts'
import { anyOf } from './any-of.ts'

/** The queries of the table `attempts`. */
export function attempts(db: Kysely<Database>): Store['attempts'] {
  const all = db.selectFrom('attempts').selectAll('attempts')

  return {
    async insert(row) {
      await db
        .insertInto('attempts')
        .values({
          ...row,
          scopes: JSON.stringify(row.scopes),
          linkParameters: JSON.stringify(row.linkParameters),
          fields: row.fields && JSON.stringify(row.fields),
          expectedIdentity: JSON.stringify(row.expectedIdentity),
          awaited: Number(row.awaited),
        })
        .execute()
    },
    find: (projectId, id) =>
      all.where('projectId', '=', projectId).where('id', '=', id).executeTakeFirst().then(read),
    findByTokenHash: (hash) => all.where('tokenHash', '=', hash).executeTakeFirst().then(read),
    findByStateHash: (hash) => all.where('stateHash', '=', hash).executeTakeFirst().then(read),
    findBySessionHash: (projectId, hash) =>
      all
        .where('projectId', '=', projectId)
        .where('sessionHash', '=', hash)
        .executeTakeFirst()
        .then(read),
    findOpen: (projectId, sessionId, toolkit, now) =>
      all
        .innerJoin('accounts', (join) =>
          join
            .onRef('accounts.projectId', '=', 'attempts.projectId')
            .onRef('accounts.id', '=', 'attempts.accountId')
            .on('accounts.deletedAt', 'is', null),
        )
        .where('attempts.projectId', '=', projectId)
        .where('attempts.sessionId', '=', sessionId)
        .where('attempts.toolkit', '=', toolkit)
        .where('attempts.status', 'in', ['open', 'claimed'])
        .where('attempts.consumedAt', 'is', null)
        .where('attempts.expiresAt', '>', now)
        .orderBy('attempts.createdAt', 'desc')
        .orderBy('attempts.id', 'desc')
        .limit(1)
        .executeTakeFirst()
        .then(read),
    latest: (projectId, accountId, only) =>
      all
        .where('projectId', '=', projectId)
        .where('accountId', '=', accountId)
        .$if(only !== undefined, (query) => query.where('awaited', '=', 1))
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
        .then(read),
    update: (projectId, id, change, condition = {}) =>
      db
        .updateTable('attempts')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where(holds(condition))
        .returningAll()
        .executeTakeFirst()
        .then(read),
  }
}

function holds({ status, consumed, sessionHash }: AttemptCondition) {
  return (eb: ExpressionBuilder<Database, 'attempts'>) =>
    eb.and([
      ...anyOf(status, (values) => eb('status', 'in', values)),
      ...(sessionHash === undefined ? [] : [eb('sessionHash', '=', sessionHash)]),
      ...(consumed === undefined ? [] : [eb('consumedAt', consumed ? 'is not' : 'is', null)]),
    ])
}

function read(stored: Database['attempts'] | undefined): AttemptRow | undefined {
  // An attempt that was made before there were any holds none.
  return (
    stored && {
      ...stored,
      scopes: JSON.parse(stored.scopes ?? 'null'),
      linkParameters: JSON.parse(stored.linkParameters ?? 'null'),
      fields: stored.fields && JSON.parse(stored.fields),
      expectedIdentity: JSON.parse(stored.expectedIdentity ?? 'null'),
      awaited: stored.awaited === 1,
    }
  )
}

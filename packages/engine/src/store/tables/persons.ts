import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Sharing } from '../rows.ts'
import type { PersonPart, Store } from '../store.ts'
import { listUsers } from './list-users.ts'

type Query = ExpressionBuilder<Database, 'accounts'>

/** What of a table is a person's; the columns are its own, typed as one table's for want of a better. */
interface Part {
  table: keyof Database
  /** By which it is read on, in this order. */
  key?: readonly string[]
  is: (eb: Query, whose: Whose) => ReturnType<Query['and']>
  /** What of it goes with its person; all, when left out. */
  ends?: (eb: Query) => ReturnType<Query['and']>
}

interface Whose {
  projectId: string
  userId: string
}

const column = (name: string) => name as 'id'
const ofUser: Part['is'] = (eb, { userId }) => eb('userId', '=', userId)
const idsOf = (eb: Query, table: 'accounts' | 'sessions', { projectId, userId }: Whose) =>
  eb
    .selectFrom(`${table} as own` as 'accounts')
    .select(sql<string>`own.id`.as('id'))
    .where(sql<boolean>`own.project_id = ${projectId}`)
    .where(sql<boolean>`own.user_id = ${userId}`)
const ofAccounts: Part['is'] = (eb, whose) =>
  eb(column('accountId'), 'in', idsOf(eb, 'accounts', whose))
const ofSessions: Part['is'] = (eb, whose) =>
  eb(column('sessionId'), 'in', idsOf(eb, 'sessions', whose))

const parts: Record<PersonPart, Part> = {
  sessions: { table: 'sessions', is: ofUser },
  accounts: { table: 'accounts', is: ofUser },
  attempts: { table: 'attempts', is: ofUser },
  pendingCalls: { table: 'pendingCalls', is: ofSessions },
  approvedTools: { table: 'approvedTools', key: ['sessionId', 'tool'], is: ofSessions },
  // What others read from an account of theirs is theirs too.
  storedResults: {
    table: 'storedResults',
    is: (eb, whose) => eb.or([ofSessions(eb, whose), ofAccounts(eb, whose)]),
  },
  files: {
    table: 'files',
    is: (eb, whose) => eb.or([ofUser(eb, whose), ofSessions(eb, whose), ofAccounts(eb, whose)]),
  },
  mcpGrants: { table: 'mcpGrants', is: ofSessions },
  idempotencyKeys: {
    table: 'idempotencyKeys',
    is: (eb, whose) =>
      eb.or([
        ofUser(eb, whose),
        eb(column('subject'), 'in', idsOf(eb, 'sessions', whose)),
        eb(column('subject'), 'in', idsOf(eb, 'accounts', whose)),
      ]),
  },
  // One that is still to be ended at its service stays until it is.
  revocations: {
    table: 'revocations',
    is: ofAccounts,
    ends: (eb) => eb(column('status'), 'not in', ['pending', 'kept']),
  },
  calls: { table: 'calls', key: ['at', 'id'], is: ofUser },
  usage: {
    table: 'usage',
    is: (eb, { userId }) =>
      eb.and([eb(column('kind'), '=', 'user'), eb(column('subject'), '=', userId)]),
  },
  audit: {
    table: 'audit',
    key: ['at', 'id'],
    is: (eb, { projectId, userId }) =>
      eb(
        column('person'),
        'in',
        eb
          .selectFrom('auditPersons as own')
          .select('own.id')
          .where('own.projectId', '=', projectId)
          .where('own.userId', '=', userId),
      ),
  },
}

/** The queries over what all tables have of a person. */
export function persons(db: Kysely<Database>): Store['persons'] {
  const partOf = (name: PersonPart, whose: Whose) => {
    const { table, key = ['id'], is, ends } = parts[name]
    const all = db
      .selectFrom(table as 'accounts')
      .where('projectId', '=', whose.projectId)
      .where((eb) => is(eb, whose))
    return { table: table as 'accounts', key: key as readonly ['id', 'alias'?], all, ends }
  }

  /** Accounts of others whose lists name the user, as far as a database can tell. */
  const sharedWith = ({ projectId, userId }: Whose) =>
    db
      .selectFrom('accounts')
      .selectAll()
      .where('projectId', '=', projectId)
      .where('userId', '<>', userId)
      .where('sharing', 'like', sql<string>`${within(JSON.stringify(userId))} escape '\\'`)
      .execute()

  return {
    list: listUsers(db),
    async rows(projectId, userId, name, after, limit) {
      const { key, all } = partOf(name, { projectId, userId })
      const [first, second] = key
      const rows = await all
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            second === undefined
              ? eb(first, '>', String(after?.[0]))
              : eb(refTuple(first, second), '>', tuple(after?.[0] as string, after?.[1] as string)),
          ),
        )
        .orderBy(first)
        .$if(second !== undefined, (query) => query.orderBy(second ?? first))
        .limit(limit)
        .execute()
      return rows.map((row) => {
        const columns: Record<string, unknown> = row
        return {
          row: columns,
          at: key.flatMap((one) => (one ? [columns[one] as string | number] : [])),
        }
      })
    },
    async delete(projectId, userId, name, limit) {
      const { table, key, all, ends } = partOf(name, { projectId, userId })
      const [first, second] = key
      const some = all.$if(ends !== undefined, (query) =>
        query.where((eb) => ends?.(eb) ?? eb.and([])),
      )
      const { numDeletedRows } = await db
        .deleteFrom(table)
        .where('projectId', '=', projectId)
        .where(({ eb, refTuple }) =>
          second === undefined
            ? eb(first, 'in', some.select(first).limit(limit))
            : eb(
                refTuple(first, second),
                'in',
                some.select([first, second]).limit(limit).$asTuple(first, second),
              ),
        )
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
    async detachCalls(projectId, userId, limit) {
      const whose = { projectId, userId }
      const { numUpdatedRows } = await db
        .updateTable('calls')
        .set({ accountId: null, content: null, error: null })
        .where('projectId', '=', projectId)
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('calls')
            .select('calls.id')
            .where('calls.projectId', '=', projectId)
            .where('calls.accountId', 'in', idsOf(eb as never, 'accounts', whose))
            .where('calls.userId', '<>', userId)
            .limit(limit),
        )
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async sharedWith(projectId, userId) {
      const rows = await sharedWith({ projectId, userId })
      return rows.flatMap(({ id, toolkit, sharing }) => {
        const { allowed, denied }: Sharing = JSON.parse(sharing ?? '')
        const lists = { allowed: allowed.includes(userId), denied: denied.includes(userId) }
        return lists.allowed || lists.denied ? [{ id, toolkit, ...lists }] : []
      })
    },
    async unshare(projectId, userId, at) {
      let changed = 0
      const isOther = (one: string) => one !== userId
      for (const { id, sharing } of await sharedWith({ projectId, userId })) {
        const { allowsAll, allowed, denied }: Sharing = JSON.parse(sharing ?? '')
        const next = { allowsAll, allowed: allowed.filter(isOther), denied: denied.filter(isOther) }
        if (next.allowed.length === allowed.length && next.denied.length === denied.length) continue
        const { numUpdatedRows } = await db
          .updateTable('accounts')
          .set({ sharing: JSON.stringify(next), updatedAt: at })
          .where('projectId', '=', projectId)
          .where('id', '=', id)
          // Its owner may have changed it meanwhile: then it is looked at once more.
          .where('sharing', '=', sharing)
          .executeTakeFirst()
        changed += Number(numUpdatedRows) || (await this.unshare(projectId, userId, at))
      }
      return changed
    },
  }
}

/** A pattern for text that has this somewhere in it. */
function within(text: string): string {
  return `%${text.replace(/[\\%_]/g, (one) => `\\${one}`)}%`
}

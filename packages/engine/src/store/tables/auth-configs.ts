import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { AuthConfigRow } from '../rows.ts'
import type { AuthConfigFilter, Store } from '../store.ts'

/** To count all accounts of an auth config would read all of them. */
const mostCounted = 1_000

/** The queries of the table `auth_configs`; deleted ones are never found. */
export function authConfigs(db: Kysely<Database>): Store['authConfigs'] {
  return {
    async insert(row) {
      await db
        .insertInto('authConfigs')
        .values({
          ...row,
          isManaged: Number(row.isManaged),
          enabled: Number(row.enabled),
          scopes: JSON.stringify(row.scopes),
          fields: row.fields && JSON.stringify(row.fields),
        })
        .execute()
    },
    async find(projectId, id) {
      const stored = await db
        .selectFrom('authConfigs')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .executeTakeFirst()
      return stored && read(stored)
    },
    async list(projectId, filter, { limit, offset }) {
      const matching = db
        .selectFrom('authConfigs')
        .where('projectId', '=', projectId)
        .where('deletedAt', 'is', null)
        .where(matches(filter))
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching
        .selectAll()
        .orderBy('createdAt')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(read), total }
    },
    async update(projectId, id, { scopes, fields, isManaged, enabled, ...change }) {
      const stored = await db
        .updateTable('authConfigs')
        .set({
          ...change,
          ...(isManaged !== undefined && { isManaged: Number(isManaged) }),
          ...(enabled !== undefined && { enabled: Number(enabled) }),
          ...(scopes !== undefined && { scopes: JSON.stringify(scopes) }),
          ...(fields !== undefined && { fields: fields && JSON.stringify(fields) }),
        })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async countAccounts(projectId, ids) {
      if (ids.length === 0) return new Map()
      const counts = await db
        .selectFrom('authConfigs')
        .select((eb) => [
          'id',
          eb
            .selectFrom(
              eb
                .selectFrom('accounts')
                .select('accounts.id')
                .where('accounts.projectId', '=', projectId)
                .whereRef('accounts.authConfigId', '=', 'authConfigs.id')
                .where('accounts.deletedAt', 'is', null)
                .limit(sql.lit(mostCounted))
                .as('part'),
            )
            .select(({ fn }) => fn.countAll<number>().as('total'))
            .as('total'),
        ])
        .where('projectId', '=', projectId)
        .where('id', 'in', ids)
        .execute()
      return new Map(counts.flatMap(({ id, total }) => (total ? [[id, total]] : [])))
    },
  }
}

function matches({ toolkit, isManaged, search, enabled }: AuthConfigFilter) {
  return (eb: ExpressionBuilder<Database, 'authConfigs'>) =>
    eb.and([
      ...(toolkit === undefined ? [] : [eb('toolkit', '=', toolkit)]),
      ...(isManaged === undefined ? [] : [eb('isManaged', '=', Number(isManaged))]),
      ...(enabled === undefined ? [] : [eb('enabled', '=', Number(enabled))]),
      ...(search === undefined ? [] : [nameHas(eb, search)]),
    ])
}

function nameHas(eb: ExpressionBuilder<Database, 'authConfigs'>, search: string) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`lower(${eb.ref('name')}) like lower(${pattern}) escape '\\'`
}

function read(stored: Database['authConfigs']): AuthConfigRow {
  return {
    ...stored,
    isManaged: stored.isManaged === 1,
    enabled: stored.enabled === 1,
    scopes: JSON.parse(stored.scopes),
    fields: stored.fields && JSON.parse(stored.fields),
  }
}

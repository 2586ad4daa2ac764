import type { ErasureRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { AuditKeys, CheckCode } from '../vault/audit-keys.ts'

/** Something that was begun on a user's behalf. */
interface Begun {
  projectId: string
  userId: string
  at: number
}

/** Knows who was erased by codes, which tell nobody who that was but those who have the key and the id. */
export interface Erased {
  /** The code that a receipt has of its person. */
  codeOf(projectId: string, userId: string): string
  /** All that one may have, by the encryption keys there are. */
  codesOf(projectId: string, userId: string): string[]
  /** Tells whose a receipt is, under keys that were retired too. */
  matcher(store: Pick<Store, 'auditKeys'>): Promise<(row: ErasureRow, userId: string) => boolean>
  /** Those that are not of somebody who was erased since: what was under way then writes nothing any more. */
  without<Row extends Begun>(store: Pick<Store, 'erasures'>, rows: readonly Row[]): Promise<Row[]>
}

/** Codes by the audit keys. */
export function createErased(keys: Pick<AuditKeys, 'code' | 'codes' | 'checker'>): Erased {
  const codesOf = (projectId: string, userId: string) => keys.codes(projectId, textOf(userId))
  return {
    codeOf: (projectId, userId) => keys.code(projectId, textOf(userId)),
    codesOf,
    async matcher(store) {
      const check: CheckCode = await keys.checker(store)
      return ({ projectId, person }, userId) => check(projectId, textOf(userId), person) === 'right'
    },
    async without(store, rows) {
      if (rows.length === 0) return []
      const earliest = rows.reduce((least, { at }) => Math.min(least, at), Number.MAX_SAFE_INTEGER)
      const until = new Map<string, number>()
      for (const { projectId, person, updatedAt } of await store.erasures.since(earliest)) {
        const name = `${projectId} ${person}`
        until.set(name, Math.max(updatedAt, until.get(name) ?? 0))
      }
      if (until.size === 0) return [...rows]
      return rows.filter(({ projectId, userId, at }) =>
        codesOf(projectId, userId).every(
          (code) => (until.get(`${projectId} ${code}`) ?? Number.NEGATIVE_INFINITY) < at,
        ),
      )
    },
  }
}

function textOf(userId: string): string {
  return JSON.stringify(['person', userId])
}

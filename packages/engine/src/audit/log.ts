import type { AuditRow } from '../store/rows.ts'
import type { AuditFilter, Store } from '../store/store.ts'
import type { AuditKeys } from '../vault/audit-keys.ts'
import { writeHead } from './heads.ts'
import type { AuditHead, AuditProof } from '@maillon/core/contract'
import { storedSource } from './source.ts'
import { verify } from './verify.ts'

/** An entry with the user that it is about, where that is still known. */
export type AuditListed = AuditRow & { userId: string | null }

/** The audit log, for those who read it. */
export interface AuditLog {
  /** Newest first; of a user where one is named. */
  list(
    projectId: string,
    filter: Omit<AuditFilter, 'person'> & { userId?: string | undefined },
    paging: { limit: number; after?: Pick<AuditRow, 'at' | 'id'> | undefined },
  ): Promise<AuditListed[]>
  /** Proves it, or says what is wrong and where; `since` is a head that was kept elsewhere. */
  verify(projectId: string, since?: AuditHead): Promise<AuditProof>
  /** How far its chain goes, to be kept elsewhere; null before the first entry. */
  head(projectId: string): Promise<AuditHead | null>
  /** All of it, with its seals and its head, as lines of JSON. */
  export(projectId: string): AsyncGenerator<string>
}

const page = 200
const rowsAtOnce = 5_000

/** The log over the store; `seal` brings the seals up to date. */
export function createAuditLog({
  store,
  keys,
  seal,
  now,
}: {
  store: Store
  keys: AuditKeys
  seal: () => Promise<void>
  now: () => number
}): AuditLog {
  async function* entriesOf(projectId: string, writer: string, first: number, last: number) {
    for (let from = first; from <= last; ) {
      const rows = await store.audit.numbered(projectId, writer, { first: from, last }, rowsAtOnce)
      for (const row of rows) yield line('entry', row)
      const end = rows.at(-1)?.seq
      if (end == null || rows.length < rowsAtOnce) return
      from = end + 1
    }
  }

  return {
    async list(projectId, { userId, ...filter }, paging) {
      if (userId === undefined) return store.audit.list(projectId, filter, paging)
      const person = await store.auditPersons.find(projectId, userId)
      return person ? store.audit.list(projectId, { ...filter, person: person.id }, paging) : []
    },

    async verify(projectId, since) {
      await seal()
      const check = await keys.checker(store)
      return verify(storedSource(store, projectId), { check, now: now(), since })
    },

    async head(projectId) {
      await seal()
      const chain = await store.auditChains.find(projectId)
      return chain ? writeHead(chain) : null
    },

    async *export(projectId) {
      await seal()
      const chain = await store.auditChains.find(projectId)
      const sealed = new Map<string, number>()
      const end = chain?.number ?? 0
      for (let after = 0; after < end; ) {
        const seals = await store.auditSeals.list(projectId, after, page)
        for (const row of seals.filter(({ number }) => number <= end)) {
          yield line('seal', row)
          yield* entriesOf(projectId, row.writer, row.first, row.last)
          sealed.set(row.writer, row.last)
        }
        after = seals.at(-1)?.number ?? end
      }
      for (const { writer, first, last } of await store.audit.byWriter(projectId)) {
        if (writer === null || first === null || last === null) continue
        yield* entriesOf(projectId, writer, Math.max(first, (sealed.get(writer) ?? 0) + 1), last)
      }
      const bare = await store.audit.unnumbered(projectId, Number.MAX_SAFE_INTEGER)
      for (const row of bare.rows) yield line('entry', row)
      // The last line: an export that was cut has none.
      yield line('chain', chain ?? { projectId })
    },
  }
}

function line(type: 'entry' | 'seal' | 'chain', row: object): string {
  return `${JSON.stringify({ type, ...row })}\n`
}

import type { ErasureRow } from '../store/rows.ts'
import type { PersonSummary } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { createErase, type EraseParts } from './erase.ts'
import { createExport, type ExportedRow, type ExportPlace } from './export.ts'
import { isKnown, userNotFound } from './known-user.ts'
import { type Receipt, receiptOf } from './receipt.ts'

/** What people may ask of an operator. */
export interface Persons {
  /** Users with sessions or accounts, by their ids, after one. */
  list(
    projectId: string,
    filter: { prefix?: string | undefined; after?: string | undefined },
    limit: number,
  ): Promise<PersonSummary[]>
  /** All that is known of a user, page by page: without credentials. Throws `user_not_found`, as the others. */
  export(
    projectId: string,
    userId: string,
    from?: ExportPlace,
  ): Promise<{ rows: ExportedRow[]; next: ExportPlace | undefined }>
  /** Erases all that is a user's; the same receipt again for whom nothing is left of. */
  erase(projectId: string, userId: string): Promise<Receipt>
  /** The receipts that are a user's: who has their id can tell, and nobody else. */
  receipts(projectId: string, userId: string): Promise<Receipt[]>
}

const page = 500

/** Rights of persons over all that an engine keeps. */
export function createPersons(parts: EraseParts & { vault: Vault }): Persons {
  const { store, audit, erased } = parts
  const read = createExport(parts)

  return {
    list: store.persons.list,
    async export(projectId, userId, from) {
      // What waits in this process is theirs too.
      if (from === undefined) await parts.calls.flush()
      if (from === undefined && !(await isKnown(store, projectId, userId)))
        throw userNotFound(userId)
      const told = await read(projectId, userId, from)
      if (from === undefined)
        await store.transaction((transaction) =>
          audit.write(transaction, {
            projectId,
            action: 'person.exported',
            subject: 'export',
            userId,
          }),
        )
      return told
    },
    erase: createErase(parts),
    async receipts(projectId, userId) {
      const isOf = await erased.matcher(store)
      const found: Receipt[] = []
      for (let after = ''; ; ) {
        const rows: ErasureRow[] = await store.erasures.list(projectId, after, page)
        found.push(...rows.filter((row) => isOf(row, userId)).map(receiptOf))
        const last = rows.at(-1)
        if (!last || rows.length < page) break
        after = last.id
      }
      if (found.length > 0 || (await isKnown(store, projectId, userId))) return found
      throw userNotFound(userId)
    },
  }
}

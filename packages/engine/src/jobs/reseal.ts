import { type SealedColumn, sealedColumns } from '../store/sealed-columns.ts'
import type { SealedValue, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'

/** What came of sealing everything anew. */
export interface Resealed {
  /** How many values of each column, by `table.column`, are under the first encryption key now and were not before. */
  resealed: Record<string, number>
  /** Those that could not be opened, and so stay as they are: `table.column of row`. */
  unreadable: string[]
  /** The encryption keys that nothing needs any more. */
  retired: string[]
}

const page = 100

/**
 * Seals all that is stored under other encryption keys than the first one anew, while others go on reading and writing.
 * Wherever it is interrupted, everything can be read; run again, it goes on.
 */
export async function reseal({ store, vault }: { store: Store; vault: Vault }): Promise<Resealed> {
  // First, so that the old encryption keys are not needed for what somebody still writes under an old data key.
  await vault.rewrap()
  const outcome: Resealed = { resealed: {}, unreadable: [], retired: [] }

  async function resealed(field: SealedColumn, value: SealedValue): Promise<boolean> {
    const { projectId, row, version } = value
    const place = { projectId, row, field, version }
    const secret = await vault.open(place, value.value).catch(() => unreadable)
    if (secret !== unreadable)
      return store.sealed.replace(field, value, await vault.seal(place, secret))
    outcome.unreadable.push(`${field} of ${row}`)
    return false
  }

  for (const field of Object.keys(sealedColumns) as SealedColumn[]) {
    let after: SealedValue | undefined
    do {
      const values = await store.sealed.list(field, vault.prefix, after, page)
      for (const value of values) {
        if (await resealed(field, value))
          outcome.resealed[field] = (outcome.resealed[field] ?? 0) + 1
      }
      after = values.length < page ? undefined : values.at(-1)
    } while (after)
  }
  outcome.retired = await vault.retire()
  return outcome
}

const unreadable = Symbol('unreadable')

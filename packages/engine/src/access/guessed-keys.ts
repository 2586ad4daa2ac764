import { MaillonError } from '@maillon/core'
import type { ApiKeyRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** Looks a key up that has let nobody in here before; undefined for a kid that is none. Throws `unavailable`. */
export type LookUpKey = (kid: string) => Promise<ApiKeyRow | undefined>

/** So many are looked up at once, each by itself. */
const burst = 50
/** After those, all that came meanwhile are looked up together, and each time one of the burst is free again. */
const intervalMs = 1_200
/** As many wait; more are no app's keys. */
const most = 1_000

/**
 * Keeps who guesses keys from the database: however many are tried, it is asked a hundred times a minute. A new key that
 * comes in between waits for its turn, a second at most.
 */
export function createGuessedKeys(apiKeys: Store['apiKeys']): LookUpKey {
  let free = burst
  let countedAt = performance.now()
  let batch: { kids: Set<string>; rows: Promise<Map<string, ApiKeyRow>> } | undefined

  function mayAskNow(): boolean {
    const passed = Math.floor((performance.now() - countedAt) / intervalMs)
    countedAt += passed * intervalMs
    free = Math.min(burst, free + passed)
    return free > 0
  }

  function newBatch() {
    free -= 1
    const kids = new Set<string>()
    const rows = new Promise<void>((resolve) => setTimeout(resolve, intervalMs)).then(async () => {
      batch = undefined
      const found = await apiKeys.findByKids([...kids])
      return new Map(found.map((row) => [row.kid, row]))
    })
    return { kids, rows }
  }

  return async (kid) => {
    if (!batch && mayAskNow()) {
      free -= 1
      return apiKeys.findByKid(kid)
    }
    batch ??= newBatch()
    if (batch.kids.size >= most) {
      throw new MaillonError('unavailable', {
        message: 'Too many unknown API keys are tried at once.',
        hint: 'Try again in some seconds.',
      })
    }
    batch.kids.add(kid)
    return (await batch.rows).get(kid)
  }
}

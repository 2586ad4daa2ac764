import { newId } from '../ids.ts'
import type { Store } from '../store/store.ts'

/** How many processes share the database, and with it each limit. */
export interface Replicas {
  /** Those that serve calls now, this one included. */
  count(): Promise<number>
  /** Tells the others that this one serves no more. */
  leave(): Promise<void>
}

export interface ReplicaOptions {
  store: Pick<Store, 'processes'>
  /** Whether no other process can have the database. */
  isAlone: boolean
  /** Milliseconds, of a clock that only goes forward. */
  monotonic?: () => number
}

/** So old is a count at the most where calls come all the time. */
const beatMs = 10_000
/** A process that says nothing for so long is none; and a count as old is not gone by any more. */
const aliveMs = 30_000

/**
 * Counts by a row of each process, which its calls keep alive: one that nobody calls costs nothing and takes no share. The
 * first call waits until this one is counted, and no other does.
 */
export function createReplicas({
  store: { processes },
  isAlone,
  monotonic = () => performance.now(),
}: ReplicaOptions): Replicas {
  const id = newId('')
  let alive = 1
  let beatAt = -Infinity
  let beating: Promise<void> | undefined

  async function beat(): Promise<void> {
    const at = monotonic()
    alive = await processes.beat(id, aliveMs)
    beatAt = at
  }

  function refresh(): Promise<void> {
    // A database that is away tells nothing now; the last count goes on.
    beating ??= beat()
      .catch(() => undefined)
      .finally(() => {
        beating = undefined
      })
    return beating
  }

  return {
    async count() {
      if (isAlone) return 1
      const age = monotonic() - beatAt
      if (age > aliveMs) await refresh()
      else if (age > beatMs) void refresh()
      return alive
    },
    async leave() {
      await beating
      if (beatAt !== -Infinity) await processes.leave(id).catch(() => undefined)
    },
  }
}

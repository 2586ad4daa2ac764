import { MaillonError } from '@maillon/core'
import type { Store } from '../store/store.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

/** Anybody may ask, and each look is a write. */
const trustMs = 1_000

/**
 * Rejects while the database cannot do its work, with `unavailable` and the reason. It is looked at once a second at
 * most, however often that is asked; the log says when it turns.
 */
export function createReadiness({
  store,
  telemetry,
  now,
}: {
  store: Pick<Store, 'ping'>
  telemetry: Pick<Telemetry, 'log'>
  now: () => number
}): () => Promise<void> {
  let looking: Promise<void> | undefined
  let latest: Promise<void> | undefined
  let lookedAt = 0
  let isReady = true

  function turned(trouble?: unknown): void {
    if (isReady === !trouble) return
    isReady = !trouble
    const { code, details } = MaillonError.is(trouble) ? trouble : { code: 'fault', details: {} }
    telemetry.log.warn(isReady ? {} : { error: code, ...details }, isReady ? 'ready' : 'not ready')
  }

  async function look(): Promise<void> {
    try {
      await store.ping()
      turned()
    } catch (error) {
      turned(error)
      throw error
    } finally {
      lookedAt = now()
      looking = undefined
    }
  }

  return () => {
    // A clock that was set back does not make an old look last.
    const isFresh = Math.abs(now() - lookedAt) < trustMs
    if (latest && (looking || isFresh)) return latest
    looking = look()
    latest = looking
    return latest
  }
}

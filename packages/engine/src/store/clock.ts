import type { Store } from './store.ts'

/** How long a measured difference is trusted: local clocks drift by milliseconds in that time. */
const trustMs = 30_000

/**
 * The time by the database's clock, in ms since 1970, so that all processes agree on what has ended. Between two looks
 * at it, this process's monotonic clock goes on: setting the machine's time changes nothing.
 */
export async function openClock(
  store: Pick<Store, 'clock'>,
  monotonic: () => number = () => performance.now(),
): Promise<() => number> {
  let ahead = 0
  let measuredAt = 0
  let measuring: Promise<void> | undefined

  async function measure(): Promise<void> {
    const before = monotonic()
    const time = await store.clock()
    measuredAt = monotonic()
    // The database looked at its clock somewhere between.
    ahead = time - (before + measuredAt) / 2
  }

  function refresh(): void {
    measuring ??= measure()
      // A database that is away tells nothing now; the last difference goes on.
      .catch(() => undefined)
      .finally(() => {
        measuring = undefined
      })
  }

  await measure()
  return () => {
    const at = monotonic()
    if (at - measuredAt > trustMs) refresh()
    return Math.round(at + ahead)
  }
}

import { createScrubber, type Scrubber } from './scrubber.ts'

const keptMs = 10_000
const maxKept = 64
const kept = new Map<string, Scrubber>()
let end: NodeJS.Timeout | undefined

/** The scrubber of a call's secrets: making one costs more than using it, so those of the last ten seconds are kept. */
export function recentScrubber(secrets: readonly string[]): Scrubber {
  const key = JSON.stringify(secrets)
  const known = kept.get(key)
  if (known) return known
  if (kept.size === maxKept) kept.clear()
  end ??= setTimeout(() => {
    kept.clear()
    end = undefined
  }, keptMs).unref()
  const scrubber = createScrubber(secrets)
  kept.set(key, scrubber)
  return scrubber
}

import { stepAside } from '../../limits/fair-turns.ts'

/** Work that many callers want at the same time, done once in this process. */
export interface Flights<Result> {
  /** Joins the work under this key, or begins it, and waits for it without a turn; while it failed lately, answers that failure again. */
  join(key: string, begin: () => Promise<Result>): Promise<Result>
  /** Whether work under this key goes on right now. */
  isUnderWay(key: string): boolean
}

/** After a failure nobody tries again for a while: twice as long each time, up to half a minute, and never in step. */
const firstPauseMs = 2_500
const longestPauseMs = 30_000

/** Flights by the clock given; `random` is from 0 to 1. */
export function createFlights<Result>(
  now: () => number,
  random: () => number = Math.random,
): Flights<Result> {
  const flights = new Map<string, { result: Promise<Result>; until: number; failures: number }>()

  /** What failed long ago is no reason to be slow any more. */
  function forget(): void {
    for (const [key, { until }] of flights) if (until + longestPauseMs <= now()) flights.delete(key)
  }

  return {
    join(key, begin) {
      forget()
      const known = flights.get(key)
      if (known && now() < known.until) return stepAside(() => known.result)
      const failures = known?.failures ?? 0
      const flight = { result: begin(), until: Number.POSITIVE_INFINITY, failures }
      flights.set(key, flight)
      flight.result.then(
        () => flights.delete(key),
        () => {
          flight.failures += 1
          flight.until = now() + pause(failures, random())
        },
      )
      return stepAside(() => flight.result)
    },
    isUnderWay: (key) => flights.get(key)?.until === Number.POSITIVE_INFINITY,
  }
}

function pause(failures: number, random: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (1 - random / 2)
}

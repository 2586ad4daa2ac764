import type { Clock } from './clock.ts'

/** A clock whose time passes only in `sleep`, at once, and by hand. */
export function fakeClock(): Clock & { pauses: number[]; pass(milliseconds: number): void } {
  let time = 0
  const pauses: number[] = []
  return {
    pauses,
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds
    },
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      pauses.push(milliseconds)
      time += milliseconds
    },
  }
}

import { expect, test } from 'vitest'
import { openClock } from './clock.ts'

/** A database whose clock is where the test puts it, and this process's monotonic time. */
async function clocks() {
  const time = { database: 1_000_000, local: 50, isAway: false, looks: 0 }
  const store = {
    clock: async () => {
      time.looks += 1
      if (time.isAway) throw new Error('away')
      return time.database
    },
  }
  const now = await openClock(store, () => time.local)
  const pass = (ms: number) => {
    time.database += ms
    time.local += ms
  }
  return { time, now, pass }
}

test("R16 the time is the database's, wherever this machine's clock stands", async () => {
  const { now, pass, time } = await clocks()
  expect(now()).toBe(1_000_000)
  pass(29_000)
  expect(now()).toBe(1_029_000)
  expect(time.looks).toBe(1)
})

test('R16 a difference that grew is seen at the next look, half a minute later at most', async () => {
  const { now, pass, time } = await clocks()
  time.database += 400
  pass(31_000)
  now()
  await expect.poll(() => now()).toBe(1_031_400)
})

test('a database that is away stops no clock', async () => {
  const { now, pass, time } = await clocks()
  time.isAway = true
  pass(60_000)
  expect(now()).toBe(1_060_000)
  await Promise.resolve()
  expect(now()).toBe(1_060_000)
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFlights } from '../connections/refresh/flights.ts'
import { createFairTurns, stepAside } from './fair-turns.ts'

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

test('one who comes behind a burst of another has the next turn but few', async () => {
  const turns = createFairTurns({ places: 4 })
  const done: string[] = []
  const work = (party: string) =>
    turns.run(party, async () => {
      await tick()
      done.push(party)
    })
  const burst = Array.from({ length: 1_000 }, () => work('burst'))
  const others = Array.from({ length: 5 }, () => work('other'))
  await Promise.all(others)
  expect(done.length).toBeLessThan(30)
  await Promise.all(burst)
  expect(done).toHaveLength(1_005)
  expect(turns.waiting()).toBe(0)
})

test('whoever waits for something elsewhere holds no place', async () => {
  const turns = createFairTurns({ places: 2 })
  const upstream = Promise.withResolvers<void>()
  const slow = Array.from({ length: 50 }, () =>
    turns.run('slow', () => stepAside(() => upstream.promise)),
  )
  await turns.run('slow', tick)
  await turns.run('other', tick)
  upstream.resolve()
  await Promise.all(slow)
})

test('whoever comes back goes on before those of its own who have not begun', async () => {
  const turns = createFairTurns({ places: 1, patienceMs: 60_000 })
  const upstream = Promise.withResolvers<void>()
  const done: number[] = []
  const calls = Array.from({ length: 50 }, (_, index) =>
    turns.run('ada', async () => {
      if (index === 0) await stepAside(() => upstream.promise)
      else await tick()
      done.push(index)
      if (index === 5) upstream.resolve()
      await tick()
    }),
  )
  await Promise.all(calls)
  expect(done.indexOf(0)).toBeLessThan(10)
})

test('however many wait for one that refreshes, it is not they who keep it from its turn', async () => {
  const turns = createFairTurns({ places: 2, patienceMs: 60_000 })
  const flights = createFlights<string>(Date.now)
  const refresh = async () => {
    await stepAside(tick)
    return 'fresh'
  }
  const calls = Array.from({ length: 50 }, () =>
    turns.run('ada', () => flights.join('token', refresh)),
  )
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['fresh']))
})

test('whoever waits and does not say so gives its place away after a while', async () => {
  const turns = createFairTurns({ places: 2, patienceMs: 5 })
  const never = Promise.withResolvers<void>()
  const stuck = Array.from({ length: 20 }, () => turns.run('stuck', () => never.promise))
  await turns.run('stuck', tick)
  await turns.run('other', tick)
  never.resolve()
  await Promise.all(stuck)
})

test('a turn within a turn takes its place, so that nothing waits for itself', async () => {
  const turns = createFairTurns({ places: 1 })
  const nested = () => turns.run('ada', () => turns.run('ada', async () => 1))
  expect(await Promise.all(Array.from({ length: 10 }, nested))).toEqual(Array(10).fill(1))
})

test('however work waits, in parts and one in another, all of it ends and every place comes back', async () => {
  type Work = { aside: boolean; parts: Work[] }
  const { work } = fc.letrec<{ work: Work }>((tie) => ({
    work: fc.oneof(
      { maxDepth: 3 },
      fc.record({ aside: fc.boolean(), parts: fc.constant<Work[]>([]) }),
      fc.record({ aside: fc.boolean(), parts: fc.array(tie('work'), { maxLength: 3 }) }),
    ),
  }))
  const each = fc.array(fc.record({ party: fc.constantFrom('a', 'b', 'c'), work }), {
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(each, fc.integer({ min: 1, max: 3 }), async (all, places) => {
      const turns = createFairTurns({ places, patienceMs: 60_000 })
      const doWork = async ({ aside, parts }: Work): Promise<void> => {
        await (aside ? stepAside(tick) : Promise.resolve())
        await Promise.all(parts.map(doWork))
      }
      await Promise.all(all.map(({ party, work: one }) => turns.run(party, () => doWork(one))))
      expect(turns.waiting()).toBe(0)
      // As many as there are places can be in at once.
      let inside = 0
      const everybody = Promise.withResolvers<void>()
      const enter = async () => {
        inside += 1
        if (inside === places) everybody.resolve()
        await everybody.promise
      }
      const parties = Array.from({ length: places }, (_, index) => `${index}`)
      await Promise.all(parties.map((party) => turns.run(party, enter)))
    }),
    { numRuns: 60 },
  )
})

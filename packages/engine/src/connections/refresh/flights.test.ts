import { expect, test } from 'vitest'
import { createFlights } from './flights.ts'

function flights(random = 0) {
  const clock = { now: 0 }
  const began: string[] = []
  const { join, isUnderWay } = createFlights<string>(
    () => clock.now,
    () => random,
  )
  const fail = (key = 'a') =>
    join(key, async () => {
      began.push(key)
      throw new Error(`no ${began.length}`)
    }).catch((error: Error) => error.message)
  return { clock, began, join, isUnderWay, fail }
}

test('those who come while it goes on share it, those after begin anew', async () => {
  const { join, isUnderWay } = flights()
  const { promise, resolve } = Promise.withResolvers<string>()
  const first = join('a', () => promise)
  const second = join('a', async () => 'never')
  expect(isUnderWay('a')).toBe(true)
  resolve('done')
  expect([await first, await second]).toEqual(['done', 'done'])
  expect(isUnderWay('a')).toBe(false)
  expect(await join('a', async () => 'anew')).toBe('anew')
})

test('T52 a failure is answered again for a while, which doubles up to half a minute', async () => {
  const { clock, began, fail } = flights()
  const pauses: number[] = []
  for (let failure = 1; failure <= 7; failure += 1) {
    const said = await fail()
    const from = clock.now
    while ((await fail()) === said) clock.now += 500
    pauses.push(clock.now - from)
  }
  expect(pauses).toEqual([2_500, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000])
  expect(began).toHaveLength(8)
})

test('R11 two processes that failed together do not come back together', async () => {
  const [steady, early] = [flights(0), flights(1)]
  await Promise.all([steady.fail(), early.fail()])
  steady.clock.now = early.clock.now = 1_300
  await Promise.all([steady.fail(), early.fail()])
  expect([steady.began.length, early.began.length]).toEqual([1, 2])
})

test('one key says nothing about another, and old failures are forgotten', async () => {
  const { clock, began, fail } = flights()
  await fail('a')
  await fail('b')
  expect(began).toEqual(['a', 'b'])
  for (let turn = 0; turn < 4; turn += 1) {
    clock.now += 31_000
    await fail('a')
  }
  clock.now += 100_000
  await fail('b')
  const before = began.length
  clock.now += 2_600
  await fail('b')
  expect(began).toHaveLength(before + 1)
})

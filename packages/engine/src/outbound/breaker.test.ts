import { expect, test } from 'vitest'
import { createBreaker, type Outcome } from './breaker.ts'

const origin = 'https://up.test'

function breaker() {
  const clock = { now: 0 }
  const { enter } = createBreaker(
    () => clock.now,
    () => 0,
  )
  /** Whether a party is held; one that is not has this come of its request. */
  const call = (party: string, outcome: Outcome = 'unknown', circuit = origin) => {
    try {
      enter(circuit, party)(outcome)
      return 'sent'
    } catch {
      return 'held'
    }
  }
  const fail = (times: number, ...parties: string[]) => {
    for (let turn = 0; turn < times; turn += 1) for (const party of parties) call(party, 'failed')
  }
  return { clock, enter, call, fail }
}

test('ten failures in a row hold whoever met them, at that upstream only', () => {
  const { call, fail } = breaker()
  fail(9, 'eve')
  expect(call('eve')).toBe('sent')
  fail(1, 'eve')
  expect(call('eve')).toBe('held')
  expect(call('ada')).toBe('sent')
  expect(call('eve', 'unknown', 'https://other.test')).toBe('sent')
})

test('one success among them starts the count anew, and another party’s does not', () => {
  const { call, fail } = breaker()
  fail(9, 'eve')
  call('eve', 'fine')
  fail(9, 'eve')
  expect(call('eve')).toBe('sent')
  call('ada', 'fine')
  fail(1, 'eve')
  call('ada', 'fine')
  expect(call('eve')).toBe('held')
})

test('what it says has seconds to wait', () => {
  const { enter, fail } = breaker()
  fail(10, 'eve')
  expect(() => enter(origin, 'eve')).toThrow(
    expect.objectContaining({ code: 'upstream_unavailable', details: { retry_after: 1 } }),
  )
})

test('what several meet is the upstream’s: each that met it is held, and who did not may ask', () => {
  const { call, fail } = breaker()
  fail(4, 'ada', 'bob', 'cy')
  expect(['ada', 'bob', 'cy', 'dan'].map((party) => call(party))).toEqual([
    'held',
    'held',
    'held',
    'sent',
  ])
  call('dan', 'failed')
  expect(call('dan')).toBe('held')
})

test('a success of anybody’s lets all go on', () => {
  const { call, fail } = breaker()
  fail(4, 'ada', 'bob', 'cy')
  call('dan', 'fine')
  expect(['ada', 'bob', 'cy'].map((party) => call(party))).toEqual(['sent', 'sent', 'sent'])
})

test('two that fail are not several', () => {
  const { call, fail } = breaker()
  fail(5, 'ada', 'bob')
  expect(call('ada')).toBe('sent')
})

test('then one request tries at a time, and who failed at it lets the others try', () => {
  const { clock, enter, call, fail } = breaker()
  fail(4, 'ada', 'bob', 'cy')
  clock.now = 1_000
  const note = enter(origin, 'ada')
  expect(['ada', 'bob', 'cy'].map((party) => call(party))).toEqual(['held', 'held', 'held'])
  note('failed')
  const tried = []
  for (clock.now = 2_000; clock.now < 10_000; clock.now += 1_000)
    tried.push(...['ada', 'bob', 'cy'].filter((party) => call(party, 'failed') === 'sent'))
  expect(tried.slice(0, 2)).toEqual(['bob', 'ada'])
  expect(new Set(tried)).toEqual(new Set(['ada', 'bob', 'cy']))
})

test('a try that fails doubles its party’s pause, up to half a minute', () => {
  const { clock, call, fail } = breaker()
  fail(10, 'eve')
  const tries = []
  for (; clock.now < 120_000; clock.now += 500)
    if (call('eve', 'failed') === 'sent') tries.push(clock.now / 1_000)
  expect(tries).toEqual([1, 3, 7, 15, 31, 61, 91])
})

test('a try whose caller went away leaves room for the next one', () => {
  const { clock, call, fail } = breaker()
  fail(10, 'eve')
  clock.now = 1_000
  expect([call('eve', 'unknown'), call('eve', 'unknown')]).toEqual(['sent', 'sent'])
})

test('R11 nobody waits for longer than half a minute, and what was long ago counts for nothing', () => {
  const { clock, call, fail } = breaker()
  fail(200, 'ada', 'bob', 'cy')
  clock.now = 30_000
  expect(call('ada')).toBe('sent')
  clock.now = 100_000
  expect(['ada', 'bob', 'cy'].map((party) => call(party))).toEqual(['sent', 'sent', 'sent'])
})

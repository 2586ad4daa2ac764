import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'

const origin = 'https://up.test'

function breaker() {
  const clock = { now: 0 }
  const { enter, note } = createBreaker(
    () => clock.now,
    () => 0,
  )
  const isOpen = (name = origin) => {
    try {
      enter(name)
      return false
    } catch {
      return true
    }
  }
  const fail = (times: number, name = origin) => {
    for (let turn = 0; turn < times; turn += 1) note(name, 'failed')
  }
  return { clock, enter, note, isOpen, fail }
}

test('ten failures in a row open it, for that upstream only', () => {
  const { isOpen, fail } = breaker()
  fail(9)
  expect(isOpen()).toBe(false)
  fail(1)
  expect(isOpen()).toBe(true)
  expect(isOpen('https://other.test')).toBe(false)
})

test('one success among them starts the count anew', () => {
  const { isOpen, fail, note } = breaker()
  fail(9)
  note(origin, 'fine')
  fail(9)
  expect(isOpen()).toBe(false)
})

test('what it says has seconds to wait', () => {
  const { enter, fail } = breaker()
  fail(10)
  expect(() => enter(origin)).toThrow(
    expect.objectContaining({ code: 'upstream_unavailable', details: { retry_after: 1 } }),
  )
})

test('then one request tries, and opens it for all or closes it for longer', () => {
  const { clock, isOpen, fail, note } = breaker()
  fail(10)
  clock.now = 1_000
  expect([isOpen(), isOpen()]).toEqual([false, true])
  note(origin, 'failed')
  clock.now = 2_500
  expect(isOpen()).toBe(true)
  clock.now = 3_000
  expect(isOpen()).toBe(false)
  note(origin, 'fine')
  expect([isOpen(), isOpen()]).toEqual([false, false])
})

test('a try whose caller went away leaves room for the next one', () => {
  const { clock, isOpen, fail, note } = breaker()
  fail(10)
  clock.now = 1_000
  isOpen()
  note(origin, 'unknown')
  expect(isOpen()).toBe(false)
})

test('R11 it waits for half a minute at most', () => {
  const { clock, isOpen, fail } = breaker()
  fail(200)
  clock.now = 30_000
  expect(isOpen()).toBe(false)
})

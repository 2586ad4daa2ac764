import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWindows } from './windows.ts'

const start = Date.UTC(2026, 10, 30)

function counted(mostKeys?: number) {
  const clock = { at: start }
  const windows = createWindows({ now: () => clock.at, ...(mostKeys && { mostKeys }) })
  const take = (key: string, share: number) =>
    windows.take([{ name: 'user', key, most: share, share }])
  return { clock, windows, take }
}

test('in each minute of the clock, as many calls pass as the share says, and no other is refused', () => {
  const turn = fc.record({
    ms: fc.integer({ min: 0, max: 40_000 }),
    key: fc.constantFrom('ada', 'ben'),
    share: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
      const { clock, take } = counted()
      const passed = new Map<string, number>()
      for (const { ms, key, share } of turns) {
        clock.at += ms
        const name = `${key} ${Math.floor(clock.at / 60_000)}`
        const before = passed.get(name) ?? 0
        const { refused, standings } = take(key, share)
        expect(refused === undefined).toBe(before < share)
        if (!refused) passed.set(name, before + 1)
        expect(standings[0]).toMatchObject({
          left: refused ? 0 : share - before - 1,
          resetMs: 60_000 - (clock.at % 60_000),
        })
      }
    }),
    { numRuns: 50 },
  )
})

test('a call that one limit refuses counts for none', () => {
  const { windows, take } = counted()
  const user = { name: 'user', key: 'ada', most: 2, share: 2 }
  const session = { name: 'session', key: 'one', most: 1, share: 1 }
  expect(windows.take([user, session]).refused).toBeUndefined()
  for (let turn = 0; turn < 5; turn += 1)
    expect(windows.take([user, session]).refused).toMatchObject({ name: 'session' })
  expect(take('ada', 2).refused).toBeUndefined()
  expect(take('ada', 2).refused).toMatchObject({ name: 'user' })
})

test('what is counted at once is bounded, ends with its minute, and nobody is refused for others', () => {
  const { clock, windows, take } = counted(3)
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    expect(take(key, 1).refused).toBeUndefined()
  }
  expect(windows.size()).toBe(3)
  expect(take('a', 1).refused).toBeDefined()
  expect(take('e', 1).refused).toBeUndefined()
  clock.at += 60_000
  expect(take('f', 1).refused).toBeUndefined()
  expect(windows.size()).toBe(1)
})

test('keys that somebody makes up of one limit leave the others as they are', () => {
  const { windows, take } = counted(3)
  for (const key of ['a', 'b', 'c', 'd', 'e'])
    windows.take([{ name: 'page', key, most: 1, share: 1 }])
  expect(take('ada', 1).refused).toBeUndefined()
  expect(take('ada', 1).refused).toMatchObject({ name: 'user' })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemory } from './memory.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what was not asked for within a minute is forgotten, and what is asked for stays', () => {
  const memory = createMemory<string>()
  memory.set('idle', 'a')
  memory.set('used', 'b')
  for (let passed = 0; passed < 60; passed += 20) {
    vi.advanceTimersByTime(20_000)
    expect(memory.get('used')).toBe('b')
  }
  expect(memory.get('idle')).toBeUndefined()
  vi.advanceTimersByTime(60_000)
  expect(memory.get('used')).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

test('however many are kept, those that were asked for last are among them', () => {
  const memory = createMemory<number>()
  for (let index = 0; index < 30_000; index += 1) memory.set(`key ${index}`, index)
  const kept = Array.from(
    { length: 30_000 },
    (_, index) => memory.get(`key ${index}`) !== undefined,
  )
  expect(kept.slice(-5_000).every(Boolean)).toBe(true)
  expect(kept.filter(Boolean).length).toBeLessThanOrEqual(10_000)
})

test('what is cleared is gone, and holds no timer', () => {
  const memory = createMemory<number>()
  memory.set('key', 1)
  memory.delete('other')
  memory.clear()
  expect(memory.get('key')).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

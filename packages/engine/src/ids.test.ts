import { expect, onTestFinished, test, vi } from 'vitest'
import { newTimedId } from './ids.ts'

test('ids of what is written together are in the order of their times, and of one length', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const ids = [0, 61, 62, 1_700_000_000_000, 1_700_000_000_001, 62 ** 7 - 1].map((at) => {
    vi.setSystemTime(at)
    return newTimedId('log_')
  })
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => /^log_[0-9A-Za-z]{22}$/.test(id))).toBe(true)
  expect(newTimedId('log_')).not.toBe(newTimedId('log_'))
})

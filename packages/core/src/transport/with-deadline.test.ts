import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { withDeadline } from './with-deadline.ts'

afterEach(() => {
  vi.useRealTimers()
})

test.each<[string, () => Promise<string>]>([
  ['succeeds', async () => 'done'],
  ['fails', () => Promise.reject(new Error('broken'))],
])('what %s leaves no timer and no listener behind', async (_, run) => {
  vi.useFakeTimers()
  const { signal } = new AbortController()
  const [result] = await Promise.allSettled([withDeadline(60_000, signal, run)])
  expect(result.status).toBe(_ === 'fails' ? 'rejected' : 'fulfilled')
  expect(vi.getTimerCount()).toBe(0)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('what runs is told to stop when time is up', async () => {
  let told: AbortSignal | undefined
  const run = (signal: () => AbortSignal) => {
    told = signal()
    return new Promise<never>(() => {})
  }
  await expect(withDeadline(1, undefined, run)).rejects.toMatchObject({ code: 'request_timeout' })
  expect(told?.aborted).toBe(true)
})

test('nothing runs for a caller who is gone', async () => {
  const run = vi.fn<() => Promise<void>>()
  await expect(withDeadline(1000, AbortSignal.abort('gone'), run)).rejects.toBe('gone')
  expect(run).not.toHaveBeenCalled()
})

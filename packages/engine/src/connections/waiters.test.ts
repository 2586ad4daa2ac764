import { getEventListeners } from 'node:events'
import { expect, test, vi } from 'vitest'
import { createWaiters } from './waiters.ts'

test('all who wait for an account are woken, and nobody else', async () => {
  const waiters = createWaiters()
  const woken: string[] = []
  const stop = new AbortController()
  const sleep = (id: string) => waiters.sleep(id, 60_000, stop.signal).then(() => woken.push(id))
  const all = [sleep('a'), sleep('a'), sleep('b')]
  waiters.wake('a')
  waiters.wake('c')
  await all[1]
  expect(woken).toEqual(['a', 'a'])
  stop.abort()
  await Promise.all(all)
  expect(woken).toEqual(['a', 'a', 'b'])
})

test.each(['wake', 'time', 'abort', 'aborted before'])(
  'nothing is left behind: no timer and no listener (%s)',
  async (end) => {
    vi.useFakeTimers()
    try {
      const waiters = createWaiters()
      const stop = new AbortController()
      if (end === 'aborted before') stop.abort()
      const sleeping = waiters.sleep('a', 60_000, stop.signal)
      if (end === 'wake') waiters.wake('a')
      if (end === 'time') vi.advanceTimersByTime(60_000)
      if (end === 'abort') stop.abort()
      await sleeping
      expect(vi.getTimerCount()).toBe(0)
      expect(getEventListeners(stop.signal, 'abort')).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  },
)

test('who is woken may sleep again at once', async () => {
  const waiters = createWaiters()
  const sleeping = waiters.sleep('a', 60_000).then(() => waiters.sleep('a', 60_000))
  waiters.wake('a')
  await Promise.resolve().then(() => waiters.wake('a'))
  await sleeping
})

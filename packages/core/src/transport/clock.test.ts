import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'

test('a sleep ends by itself, and leaves no listener behind', async () => {
  const { signal } = new AbortController()
  const before = systemClock.now()
  await systemClock.sleep(1, signal)
  expect(systemClock.now()).toBeGreaterThanOrEqual(before)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('a sleep is ended by its signal, with the reason', async () => {
  const controller = new AbortController()
  const asleep = systemClock.sleep(60_000, controller.signal)
  controller.abort(new Error('wake up'))
  await expect(asleep).rejects.toThrow('wake up')
  await expect(systemClock.sleep(60_000, AbortSignal.abort('gone'))).rejects.toBe('gone')
})

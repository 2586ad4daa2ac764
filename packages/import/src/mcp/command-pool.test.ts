import { expect, test, vi } from 'vitest'
import { createCommandPool } from './command-pool.ts'
import type { RunningCommand } from './start-command.ts'

/** Processes that are none: which run, and which were ever started. */
function pool() {
  const running = new Set<string>()
  const started: string[] = []
  const start = async (account: string): Promise<RunningCommand> => {
    started.push(account)
    running.add(account)
    return {
      client: account as never,
      onEnd: () => {},
      stop: async () => void running.delete(account),
    }
  }
  return { ...createCommandPool(start), running, started }
}

test('the account that waited longest makes room, and none that is in use', async () => {
  const { use, running, started } = pool()
  const held = Promise.withResolvers<void>()
  const first = use('held', () => held.promise)
  for (let account = 1; account < 20; account += 1) await use(`a${account}`, async () => {})
  await use('a1', async () => {})
  await use('more', async () => {})
  await vi.waitFor(() => expect(running.has('a2')).toBe(false))
  expect(running.size).toBe(20)
  expect([...running]).toEqual(expect.arrayContaining(['held', 'a1', 'more']))
  await use('a2', async () => {})
  expect(started.filter((account) => account === 'a2')).toHaveLength(2)
  held.resolve()
  await first
})

test('where all are in use, one more account is refused', async () => {
  const { use, started } = pool()
  const held = Promise.withResolvers<void>()
  const calls = Array.from({ length: 20 }, (_, account) => use(`a${account}`, () => held.promise))
  await expect(use('more', async () => {})).rejects.toMatchObject({ code: 'upstream_unavailable' })
  expect(started).not.toContain('more')
  await Promise.all([use('a0', async () => {}), held.resolve(), ...calls])
})

test('what nobody uses ends after five minutes, and what is used again does not', async () => {
  vi.useFakeTimers()
  try {
    const { use, running } = pool()
    await use('a', async () => {})
    await use('b', async () => {})
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    await use('b', async () => {})
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect([...running]).toEqual(['b'])
  } finally {
    vi.useRealTimers()
  }
})

test('closing lets a call end, and what it used with it', async () => {
  const { use, close, running } = pool()
  const held = Promise.withResolvers<string>()
  const call = use('a', () => held.promise)
  await use('b', async () => {})
  const closed = close()
  held.resolve('done')
  expect(await call).toBe('done')
  await closed
  expect(running.size).toBe(0)
})

test('a start that fails is tried again by the next call', async () => {
  let fails = true
  const { use } = createCommandPool(async (account) => {
    if (fails) throw new Error('not now')
    return { client: account as never, onEnd: () => {}, stop: async () => {} }
  })
  await expect(use('a', async (client) => client)).rejects.toThrow('not now')
  fails = false
  expect(await use('a', async (client) => client)).toBe('a')
})

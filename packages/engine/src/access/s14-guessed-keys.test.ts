import { expect, onTestFinished, test, vi } from 'vitest'
import { newId, newSecret } from '../ids.ts'
import { createStore } from '../store/create-store.ts'
import { writeApiKey } from './api-key-text.ts'
import { createApiKeys } from './api-keys.ts'

async function access() {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  await store.projects.insert({ id: 'one', name: 'one', createdAt: 0 })
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const now = () => 1_000
  const apiKeys = createApiKeys({ store, audit: async () => {}, now })
  const create = async () =>
    (await apiKeys.create('one', { name: 'server', scopes: ['execute'], expiresAt: null })).key
  const asked = [vi.spyOn(store.apiKeys, 'findByKid'), vi.spyOn(store.apiKeys, 'findByKids')]
  const lookups = () => asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  return { apiKeys, create, lookups }
}

/** One that could be a key, and is none. */
function guess(): string {
  return writeApiKey({ kid: newId(''), secret: newSecret('') })
}

test('S14 a hundred thousand guesses in a minute cost the database a hundred lookups, and an app nothing', async () => {
  const { apiKeys, create, lookups } = await access()
  const [key, later] = [await create(), await create()]
  const id = expect.any(String)
  const actor = { kind: 'key', id }
  const caller = { id, projectId: 'one', scopes: ['execute'], actor }
  expect(await apiKeys.callerOf(key)).toEqual(caller)

  const outcomes = new Map<string, number>()
  const note = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  const before = lookups()
  for (let second = 0; second < 60; second += 1) {
    for (let tried = 0; tried < 1_667; tried += 1) {
      void apiKeys.callerOf(guess()).then(
        (found) => note(found ? 'let in' : 'refused'),
        (error: { code: string }) => note(error.code),
      )
    }
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(lookups() - before).toBeLessThanOrEqual(100)
  await vi.advanceTimersByTimeAsync(1_200)
  expect([...outcomes.keys()].toSorted()).toEqual(['refused', 'unavailable'])
  expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBe(60 * 1_667)

  const other = apiKeys.callerOf(later)
  for (let tried = 0; tried < 900; tried += 1) void apiKeys.callerOf(guess())
  expect(await apiKeys.callerOf(key)).toEqual(caller)
  await vi.advanceTimersByTimeAsync(1_200)
  expect(await other).toEqual(caller)
})

test('S14 who knows the id of a key and guesses its secret is held up too', async () => {
  const { apiKeys, create, lookups } = await access()
  const key = await create()
  expect(await apiKeys.callerOf(key)).toBeDefined()
  const kid = key.slice(3, 25)
  const before = lookups()
  const tries = Array.from({ length: 500 }, () =>
    apiKeys.callerOf(writeApiKey({ kid, secret: newSecret('') })),
  )
  await vi.advanceTimersByTimeAsync(1_200)
  expect(new Set(await Promise.all(tries))).toEqual(new Set([undefined]))
  expect(lookups() - before).toBeLessThanOrEqual(51)
  expect(await apiKeys.callerOf(key)).toBeDefined()
})

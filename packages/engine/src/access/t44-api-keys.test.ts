import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAudit } from '../audit/audit.ts'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { createAuditKeys } from '../vault/audit-keys.ts'
import { readApiKey, writeApiKey } from './api-key-text.ts'
import { createApiKeys } from './api-keys.ts'

const everything = { limit: 100, offset: 0 }

async function access() {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  await store.projects.insert({ id: 'one', name: 'one', createdAt: 0 })
  const clock = { now: 1_000 }
  const now = () => clock.now
  const keys = createAuditKeys(`k1:${randomBytes(32).toString('base64')}`, now)
  const audit = createAudit({ store, keys, now, onError: () => undefined })
  const on = (some: Store) => createApiKeys({ store: some, audit: audit.write, now })
  const apiKeys = on(store)
  const create = (columns = {}) =>
    apiKeys.create('one', { name: 'server', scopes: ['execute'], expiresAt: null, ...columns })
  return { store, clock, on, apiKeys, create }
}

/** The key with another part put in, and a checksum that fits. */
function forged(key: string, change: { kid?: string; secret?: string }): string {
  const parts = readApiKey(key)
  if (!parts) throw new Error('This is no key.')
  return writeApiKey({ ...parts, ...change })
}

test('T44 a key opens the project that it was made for, and nothing near it does', async () => {
  const { apiKeys, create } = await access()
  const { row, key } = await create()
  const other = readApiKey((await create()).key)
  expect(await apiKeys.callerOf(key)).toEqual({
    id: row.id,
    projectId: 'one',
    scopes: ['execute'],
    actor: { kind: 'key', id: row.id },
  })
  const wrong = [
    '',
    ` ${key}`,
    `${key}\n`,
    key.toUpperCase(),
    key.slice(3),
    forged(key, { secret: 'A'.repeat(43) }),
    forged(key, { secret: other?.secret ?? '' }),
    forged(key, { kid: other?.kid ?? '' }),
    forged(key, { kid: 'A'.repeat(22) }),
  ]
  for (const text of wrong) expect(await apiKeys.callerOf(text)).toBeUndefined()
})

test('T44 a changed character is told by the checksum, before the database is asked', async () => {
  const { store, apiKeys, create } = await access()
  const { key } = await create()
  const asked = vi.spyOn(store.apiKeys, 'findByKid')
  const place = fc.integer({ min: 0, max: key.length - 1 })
  const letter = fc.constantFrom('a', 'Z', '0', '9', '_', '-', ' ')
  await fc.assert(
    fc.asyncProperty(place, letter, async (index, character) => {
      fc.pre(key[index] !== character)
      const changed = key.slice(0, index) + character + key.slice(index + 1)
      expect(readApiKey(changed)).toBeUndefined()
      expect(await apiKeys.callerOf(changed)).toBeUndefined()
    }),
  )
  expect(asked).not.toHaveBeenCalled()
  expect(readApiKey(key)).toBeDefined()
})

test('T44 the database keeps no key, and the audit log says who came and went', async () => {
  const { store, apiKeys, create } = await access()
  const { row, key } = await create()
  await apiKeys.revoke('one', row.id)
  const rows = await store.audit.list('one', { subject: row.id }, { limit: 10 })
  expect(rows.map(({ action }) => action).toSorted()).toEqual([
    'api_key.created',
    'api_key.revoked',
  ])
  const { secret = '' } = readApiKey(key) ?? {}
  expect(secret).toHaveLength(43)
  expect(JSON.stringify([row, rows])).not.toContain(secret)
})

test('T44 two keys live side by side, and revoking one ends that one alone', async () => {
  const { apiKeys, create } = await access()
  const [old, next] = [await create(), await create()]
  expect(await apiKeys.callerOf(old.key)).toBeDefined()
  expect(await apiKeys.callerOf(next.key)).toBeDefined()
  await apiKeys.revoke('one', old.row.id)
  expect(await apiKeys.callerOf(old.key)).toBeUndefined()
  expect(await apiKeys.callerOf(next.key)).toBeDefined()
  expect((await apiKeys.list('one', everything)).rows.map(({ id }) => id)).toEqual([next.row.id])
  await expect(apiKeys.revoke('one', old.row.id)).rejects.toMatchObject({
    code: 'api_key_not_found',
  })
  await expect(apiKeys.revoke('two', next.row.id)).rejects.toMatchObject({
    code: 'api_key_not_found',
  })
})

test('T44 a key ends at its time, and is never made with an end in the past', async () => {
  const { apiKeys, clock, create } = await access()
  const { key } = await create({ expiresAt: 2_000 })
  clock.now = 1_999
  expect(await apiKeys.callerOf(key)).toBeDefined()
  clock.now = 2_000
  expect(await apiKeys.callerOf(key)).toBeUndefined()
  await expect(create({ expiresAt: 2_000 })).rejects.toMatchObject({ code: 'invalid_request' })
  expect((await apiKeys.list('one', everything)).total).toBe(1)
})

test('T44 the last use is noted, once for many calls', async () => {
  const { store, apiKeys, clock, create } = await access()
  const { row, key } = await create()
  const noted = vi.spyOn(store.apiKeys, 'update')
  const lastUse = async () => (await apiKeys.list('one', everything)).rows[0]?.lastUsedAt
  await Promise.all(Array.from({ length: 20 }, () => apiKeys.callerOf(key)))
  await vi.waitFor(async () => expect(await lastUse()).toBe(1_000))
  clock.now = 2_000
  await apiKeys.callerOf(key)
  await apiKeys.callerOf(forged(key, { secret: 'A'.repeat(43) }))
  expect(noted).toHaveBeenCalledTimes(1)
  clock.now = 700_000
  await apiKeys.callerOf(key)
  await vi.waitFor(async () => expect(await lastUse()).toBe(700_000))
  expect(noted).toHaveBeenCalledTimes(2)
  expect(noted).toHaveBeenLastCalledWith('one', row.id, { lastUsedAt: 700_000 })
})

test('T44 a use that cannot be noted is a use', async () => {
  const { store, on, create } = await access()
  const { key } = await create()
  const readOnly = { ...store.apiKeys, update: () => Promise.reject(new Error('disk full')) }
  const apiKeys = on({ ...store, apiKeys: readOnly })
  expect(await apiKeys.callerOf(key)).toBeDefined()
})

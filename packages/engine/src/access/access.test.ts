import { expect, onTestFinished, test } from 'vitest'
import { createAudit } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import { createStore } from '../store/create-store.ts'
import { createApiKeys } from './api-keys.ts'
import { createEnsureProject } from './projects.ts'

async function access() {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  const now = () => 1_000
  const audit = createAudit(now, newId)
  return {
    store,
    apiKeys: createApiKeys({ store, audit, now }),
    ensureProject: createEnsureProject(store, now),
  }
}

test('a key opens the project that it was made for, and nothing near it does', async () => {
  const { apiKeys, ensureProject } = await access()
  await ensureProject('one')
  const { key } = await apiKeys.create('one', 'server')
  const other = await apiKeys.create('one', 'other')
  expect(await apiKeys.projectOf(key)).toBe('one')
  const mixed = key
    .split('_')
    .with(2, other.key.split('_')[2] ?? '')
    .join('_')
  for (const wrong of ['', ` ${key}`, `${key}\n`, key.toUpperCase(), key.slice(3), mixed])
    expect(await apiKeys.projectOf(wrong)).toBeUndefined()
})

test('the database keeps no key, and the audit log says that one was made', async () => {
  const { store, apiKeys, ensureProject } = await access()
  await ensureProject('one')
  const { id, key } = await apiKeys.create('one', 'server')
  const [, kid = '', secret = ''] = key.split('_')
  const row = await store.apiKeys.findByKid(kid)
  expect(row).toMatchObject({ id, projectId: 'one', name: 'server', createdAt: 1_000 })
  const { rows } = await store.audit.list('one', { subject: id }, { limit: 10, offset: 0 })
  expect(rows).toMatchObject([{ action: 'api_key.created', actor: 'api' }])
  expect(JSON.stringify([row, rows])).not.toContain(secret)
})

test('a project is made once, however many ask for it first', async () => {
  const { store, ensureProject } = await access()
  const again = createEnsureProject(store, () => 2_000)
  await Promise.all([ensureProject('one'), ensureProject('one'), again('one')])
  expect(await store.projects.find('one')).toMatchObject({ id: 'one', createdAt: 1_000 })
})

test('a database that was away for a moment is asked again', async () => {
  const { store, ensureProject } = await access()
  await store.close()
  await expect(ensureProject('one')).rejects.toMatchObject({ code: 'unavailable' })
  await expect(ensureProject('one')).rejects.toMatchObject({ code: 'unavailable' })
})

import { expect, onTestFinished, test } from 'vitest'
import { createStore } from '../store/create-store.ts'
import { createEnsureProject } from './projects.ts'

async function openStore() {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  return store
}

test('a project is made once, however many ask for it first', async () => {
  const store = await openStore()
  const ensureProject = createEnsureProject(store, () => 1_000)
  const again = createEnsureProject(store, () => 2_000)
  await Promise.all([ensureProject('one'), ensureProject('one'), again('one')])
  expect(await store.projects.find('one')).toMatchObject({ id: 'one', createdAt: 1_000 })
})

test('a database that was away for a moment is asked again', async () => {
  const store = await openStore()
  const ensureProject = createEnsureProject(store, () => 1_000)
  await store.close()
  await expect(ensureProject('one')).rejects.toMatchObject({ code: 'unavailable' })
  await expect(ensureProject('one')).rejects.toMatchObject({ code: 'unavailable' })
})

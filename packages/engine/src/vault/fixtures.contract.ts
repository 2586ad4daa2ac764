import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { openVault, type Place, type Vault } from './vault.ts'

export const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
export const k1 = newKey('k1')
export const place: Place = {
  projectId: 'p1',
  row: 'ca_1',
  field: 'accounts.credential',
  version: 1,
}

/** A database file that ends with the test. */
export async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-vault-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'engine.db')
}

/** A store with the projects p1 and p2. */
export async function openStore(database = ':memory:'): Promise<Store> {
  const store = await createStore({ database })
  onTestFinished(() => store.close())
  for (const id of ['p1', 'p2']) {
    if (!(await store.projects.find(id)))
      await store.projects.insert({ id, name: id, createdAt: 1 })
  }
  return store
}

export async function open(encryptionKey = k1, store?: Store): Promise<Vault> {
  return openVault({ encryptionKey, store: store ?? (await openStore()), now: () => 1 })
}

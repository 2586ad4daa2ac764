import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { newId } from '../ids.ts'
import { sessionRow } from '../store/contract/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { newKey } from '../vault/fixtures.contract.ts'
import { openVault } from '../vault/vault.ts'
import { type FileOptions, readFilePolicy } from './file-options.ts'
import { createFiles, type Files } from './files.ts'
import { diskStorage } from './storage/disk.ts'
import type { Storage } from './storage/storage.ts'
import type { StoredFile } from './stored-file.ts'

/** Of all files here that are given no other. */
export const usualKey = newKey('k1')

/** Files over a store, with a session of each of two users, and a clock that can be put ahead. */
export async function newFiles({
  database = ':memory:',
  storage = newFolder(),
  store: given,
  encryptionKey = usualKey,
  ...options
}: Omit<FileOptions, 'storage'> & {
  database?: string
  storage?: Storage
  store?: Store
  encryptionKey?: string
} = {}) {
  const clock = { ahead: 0 }
  const store = given ?? (await createStore({ database }))
  if (!given) onTestFinished(() => store.close())
  const now = () => Date.now() + clock.ahead
  const vault = await openVault({ encryptionKey, store, now })
  const projectId = newId('p_')
  await store.projects.insert({ id: projectId, name: 'Test', createdAt: 1 })
  const newSession = async (userId: string) => {
    const row = sessionRow(projectId, { id: newId('trs_'), userId })
    await store.sessions.insert(row)
    return { projectId, userId, sessionId: row.id }
  }
  const files = createFiles({ store, vault, storage, policy: readFilePolicy(options), now })
  const [ada, ben] = [await newSession('ada'), await newSession('ben')]
  return { files, store, vault, storage, clock, projectId, ada, ben, newSession, now }
}

/** A folder that ends with the test. */
export function newFolder(): Storage {
  const folder = join(tmpdir(), newId('maillon-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return diskStorage(folder)
}

/** Bytes as they may come: in chunks. */
export async function* bytesOf(content: string | Uint8Array, chunk = 40_000) {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
}

export async function readAll(files: Files, file: StoredFile, range?: object): Promise<Buffer> {
  return buffer(files.read(file, range))
}

export async function objectsOf(storage: Storage): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of storage.list()) names.push(name)
  return names.toSorted()
}

/** A storage that costs nothing, for tests of what stands before it. */
export function memoryStorage(): Storage {
  const objects = new Map<string, Buffer>()
  return {
    async write(name, bytes) {
      objects.set(name, await buffer(bytes))
    },
    async *read(name, from, to) {
      yield objects.get(name)?.subarray(from, to) ?? Buffer.of()
    },
    async delete(name) {
      objects.delete(name)
    },
    async *list() {
      for (const name of objects.keys()) yield { name, at: 0 }
    },
    close: async () => {},
  }
}

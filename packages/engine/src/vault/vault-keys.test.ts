import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { k1, newFile, newKey, open, openStore, place } from './fixtures.contract.ts'

const k2 = newKey('k2')
const wrongKey = { code: 'encryption_key_wrong' }

test('T42: a wrong key is refused before anything is written', async () => {
  const path = await newFile()
  const store = await openStore(path)
  await (await open(k1, store)).seal(place, 'secret')
  const before = dump(path)
  const wrong = [newKey('k1'), newKey('k9'), k2, `${newKey('k1')},${k2}`, `${k2},${newKey('k1')}`]
  for (const encryptionKey of wrong) {
    const attempt = open(encryptionKey, await openStore(path))
    await expect(attempt).rejects.toMatchObject(wrongKey)
    await expect(attempt).rejects.not.toThrow(encryptionKey.slice(3, 20))
  }
  expect(dump(path)).toEqual(before)
})

test('T42: after a new first key, old secrets open and new ones are sealed with it', async () => {
  const store = await openStore()
  const old = await (await open(k1, store)).seal(place, 'old')
  const both = await open(`${k2},${k1}`, store)
  expect(await both.open(place, old)).toBe('old')
  const row = { ...place, version: 2 }
  const fresh = await both.seal(row, 'new')
  const keyIds = await Promise.all(
    [old, fresh].map((sealed) => store.dataKeys.find('p1', sealed.split('.')[1] ?? '')),
  )
  expect(keyIds.map((found) => found?.encryptionKeyId)).toEqual(['k1', 'k2'])

  const turned = await open(`${k1},${k2}`, store)
  expect([await turned.open(place, old), await turned.open(row, fresh)]).toEqual(['old', 'new'])
})

test('T42: without the old key it does not start, since what it sealed could not be opened', async () => {
  const store = await openStore()
  await (await open(k1, store)).seal(place, 'old')
  await open(`${k2},${k1}`, store)
  await expect(open(k2, store)).rejects.toMatchObject(wrongKey)
  await expect(open(k1, store)).rejects.toMatchObject(wrongKey)
})

test('of two that start at once with different keys, one is refused', async () => {
  const path = await newFile()
  const stores = [await openStore(path), await openStore(path)]
  for (const keys of [
    [newKey('k1'), newKey('k1')],
    [newKey('k1'), newKey('k2')],
  ]) {
    const raw = new DatabaseSync(path)
    raw.exec('delete from encryption_keys')
    raw.close()
    const started = await Promise.allSettled(stores.map((store, index) => open(keys[index], store)))
    expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const winner = started.findIndex(({ status }) => status === 'fulfilled')
    await open(keys[winner], await openStore(path))
  }
})

test('so is one where transactions see what others wrote meanwhile, as on Postgres', async () => {
  const store = await openStore()
  const shared: Store = { ...store, transaction: (work) => work(store) }
  const keys = [newKey('k1'), newKey('k1')]
  const started = await Promise.allSettled(keys.map((key) => open(key, shared)))
  expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('100 first secrets at once over two connections are all under one data key', async () => {
  const path = await newFile()
  const vaults = [
    await open(k1, await openStore(path)),
    await open(k1, await openStore(path)),
  ] as const
  const sealed = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      vaults[index % 2 === 0 ? 0 : 1].seal({ ...place, version: index }, index),
    ),
  )
  const opened = await Promise.all(
    sealed.map((value, index) =>
      vaults[index % 2 === 0 ? 1 : 0].open({ ...place, version: index }, value),
    ),
  )
  expect(opened).toEqual([...sealed.keys()])
  expect(dump(path).data_keys).toHaveLength(1)
})

test('processes that start at once on a new file open what the others seal', async () => {
  const path = await newFile()
  const children = Array.from({ length: 3 }, () => startChild(path))
  await Promise.all(children.map(({ next }) => next()))
  const sealed = await Promise.all(children.map(({ ask }) => ask('seal')))
  for (const { ask } of children) expect(await ask(JSON.stringify(sealed))).toBe('[0,0,0]')
  for (const { child } of children) child.stdin?.end()
  await Promise.all(children.map(({ child }) => once(child, 'exit')))
  for (const file of [path, `${path}-wal`]) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    expect(bytes.includes('canary-secret')).toBe(false)
    expect(bytes.includes(Buffer.from(k1.slice(3), 'base64'))).toBe(false)
    expect(bytes.includes(k1.slice(3))).toBe(false)
  }
})

/** All rows of the tables that hold keys. */
function dump(path: string): Record<string, unknown[]> {
  const raw = new DatabaseSync(path)
  const rows = ['encryption_keys', 'data_keys'].map((table) => [
    table,
    raw.prepare(`select * from ${table} order by id`).all(),
  ])
  raw.close()
  return Object.fromEntries(rows)
}

/** A process that opens the vault, then seals, or tells of each sealed value whether it fails to open it. */
function startChild(database: string) {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const source = `import { createInterface } from 'node:readline'
    import { createStore } from ${module('../store/create-store.ts')}
    import { openVault } from ${module('./vault.ts')}
    const store = await createStore({ database: ${JSON.stringify(database)} })
    const vault = await openVault({ encryptionKey: ${JSON.stringify(k1)}, store, now: Date.now })
    await store.projects.insert({ id: 'p1', name: 'p1', createdAt: 1 })
    const place = ${JSON.stringify(place)}
    console.log('ready')
    for await (const line of createInterface(process.stdin)) {
      if (line === 'seal') { console.log(await vault.seal(place, 'canary-secret')); continue }
      const opened = await Promise.all(JSON.parse(line).map((value) => vault.open(place, value)))
      console.log(JSON.stringify(opened.map((secret) => (secret === 'canary-secret' ? 0 : 1))))
    }
    await store.close()`
  const flags = ['--conditions=@maillon/source', '--input-type=module', '--eval', source]
  const child: ChildProcess = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]()
  const next = async () => (await lines.next()).value as string
  const ask = (line: string) => {
    child.stdin?.write(`${line}\n`)
    return next()
  }
  return { child, next, ask }
}

import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createTestEngine } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { expect, onTestFinished, test } from 'vitest'
import { callWith } from './test-api.contract.ts'

async function startEngine(database: string) {
  const clock = { ahead: 0 }
  const { engine, apiKey, stop } = await createTestEngine({
    database,
    now: () => Date.now() + clock.ahead,
  })
  onTestFinished(() => stop().catch(() => {}))
  const call = callWith(engine, apiKey)
  return {
    write: (userId = 'u') => call('createSession', { body: { user_id: userId } }),
    read: () => call('listTools'),
    healthz: async () => (await engine.fetch(new Request('http://localhost/healthz'))).status,
    /** As it is asked a while later. */
    async readyz() {
      clock.ahead += 1_000
      const response = await engine.fetch(new Request('http://localhost/readyz'))
      const { error } = (await response.json()) as { error?: { slug: string; details: object } }
      return { status: response.status, slug: error?.slug, ...error?.details }
    },
  }
}

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-ready-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The byte of SQLite's header that says who may write: a version above 2 lets nobody. */
async function setWriteVersion(path: string, version: number) {
  const other = new DatabaseSync(path)
  other.exec('pragma wal_checkpoint(truncate)')
  other.close()
  const file = await open(path, 'r+')
  await file.write(Buffer.from([version]), 0, 1, 18)
  await file.close()
}

const ready = { status: 200, slug: undefined }
const not = (reason: string) => ({ status: 503, slug: 'unavailable', reason })

test('a SQLite file that turns read-only turns /readyz and writes, with the reason, and reads go on', async () => {
  const path = join(await newFolder(), 'engine.db')
  const { write, read, readyz, healthz } = await startEngine(path)
  expect(await readyz()).toEqual(ready)
  await setWriteVersion(path, 3)
  expect(await readyz()).toEqual(not('database_read_only'))
  expect(await write()).toMatchObject({
    status: 503,
    error: { slug: 'unavailable', details: { reason: 'database_read_only' } },
  })
  expect([(await read()).status, await healthz()]).toEqual([200, 200])
})

/** A disk of a megabyte, where this process may make one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return true
}

/** Takes what is left of a disk. */
function fillUp(folder: string): void {
  expect(() => {
    for (;;) appendFileSync(join(folder, 'rest'), Buffer.alloc(4096))
  }).toThrow('ENOSPC')
}

test('a disk that is full turns /readyz and writes, with the reason, until there is room', async ({
  skip,
}) => {
  const folder = await newFolder()
  if (!mountSmallDisk(folder)) skip('only root may mount')
  const { write, read, readyz } = await startEngine(join(folder, 'engine.db'))
  expect(await readyz()).toEqual(ready)
  const answers = []
  do answers.push(await write('u'.repeat(200)))
  while (answers.at(-1)?.status === 201 && answers.length < 5_000)
  expect(answers.at(-1)).toMatchObject({
    status: 503,
    error: { slug: 'unavailable', details: { reason: 'database_full' } },
  })
  // Where a call of several pages finds no room, one of a single page still may, some times.
  fillUp(folder)
  let told = await readyz()
  for (let turn = 0; told.status === 200 && turn < 500; turn += 1) told = await readyz()
  expect(told).toEqual(not('database_full'))
  expect((await read()).status).toBe(200)
  execFileSync('mount', ['-o', 'remount,size=8m', folder])
  expect(await readyz()).toEqual(ready)
  expect((await write()).status).toBe(201)
})

test('a Postgres server that takes no writes turns /readyz', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const database = await postgres.createDatabase()
  const { write, readyz } = await startEngine(database)
  expect(await readyz()).toEqual(ready)
  const { Client } = await import('pg')
  const admin = new Client({ connectionString: postgres.url })
  await admin.connect()
  onTestFinished(() => admin.end())
  const setReadOnly = async (value: 'on' | 'off') => {
    await admin.query(`alter system set default_transaction_read_only = ${value}`)
    await admin.query('select pg_reload_conf()')
  }
  await setReadOnly('on')
  await expect.poll(readyz).toEqual(not('database_read_only'))
  expect(await write()).toMatchObject({ status: 503, error: { slug: 'unavailable' } })
  await setReadOnly('off')
  await expect.poll(readyz).toEqual(ready)
})

test('however often /readyz is asked, the database is written to once a second', async () => {
  const path = join(await newFolder(), 'engine.db')
  const clock = { now: Date.now() }
  const { engine, stop } = await createTestEngine({ database: path, now: () => clock.now })
  onTestFinished(() => stop())
  const watcher = new DatabaseSync(path)
  onTestFinished(() => watcher.close())
  const version = () => watcher.prepare('pragma data_version').get()?.data_version
  const ask = () => engine.fetch(new Request('http://localhost/readyz'))
  await ask()
  const before = version()
  for (let turn = 0; turn < 20; turn += 1) await ask()
  expect(version()).toBe(before)
  clock.now += 1_000
  await ask()
  expect(version()).not.toBe(before)
})

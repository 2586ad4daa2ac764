import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { seed } from './contract/fixtures.contract.ts'
import { createStore } from './create-store.ts'
import { plansContract } from './plans.contract.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { storeContract } from './store.contract.ts'
import type { Store } from './store.ts'

let folder: string
let files = 0
const newFile = () => join(folder, `${files++}.db`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillon-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

storeContract('SQLite in memory', () => createStore({ database: ':memory:' }))
storeContract('a SQLite file', () => createStore({ database: newFile() }))

async function open(database: string) {
  const store = await createStore({ database })
  onTestFinished(() => store.close())
  return store
}

test('rows outlive the store, whichever way the file is named', async () => {
  const path = newFile()
  const first = await createStore({ database: `file:${path}` })
  const { projectId, account } = await seed(first)
  await first.close()
  for (const database of [path, `file://${path}`]) {
    expect(await (await open(database)).accounts.find(projectId, account.id)).toEqual(account)
  }
})

test('only the owner may read the file and those beside it', async () => {
  const path = newFile()
  await seed(await open(path))
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }
})

test('the sessions of a project, and those of a user, are read in their order from an index', async () => {
  const path = newFile()
  await open(path)
  const database = new DatabaseSync(path)
  onTestFinished(() => database.close())
  const page = 'order by created_at desc, id desc limit 20'
  for (const which of ['', "and user_id in ('ada')"]) {
    const listed = `select * from sessions where project_id = 'p' ${which} ${page}`
    const plan = database.prepare(`explain query plan ${listed}`).all()
    const [step] = plan.map(({ detail }) => detail)
    expect(plan).toHaveLength(1)
    expect(step).toMatch(/^SEARCH sessions USING INDEX sessions_of_/)
  }
})

test('of 50 that change an account over two connections, one wins', async () => {
  const path = newFile()
  const stores = [await open(path), await open(path)]
  const { projectId, account } = await seed(await open(path))
  const change = { credentialVersion: 1, updatedAt: 2 }
  const answers = await Promise.all(
    Array.from({ length: 25 }).flatMap(() =>
      stores.map(({ accounts }) =>
        accounts.update(projectId, account.id, change, { credentialVersion: 0 }),
      ),
    ),
  )
  expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1)
})

test('transactions over two connections that read and then write all succeed', async () => {
  const path = newFile()
  const stores = [await open(path), await open(path)]
  const { projectId, account } = await seed(await open(path))
  const raise = (store: Store) =>
    store.transaction(async ({ accounts }) => {
      const found = await accounts.find(projectId, account.id)
      const credentialVersion = (found?.credentialVersion ?? 0) + 1
      return accounts.update(projectId, account.id, { credentialVersion, updatedAt: 2 })
    })
  const answers = await Promise.all(Array.from({ length: 20 }).flatMap(() => stores.map(raise)))
  const versions = answers.map((answer) => answer?.credentialVersion ?? 0)
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
})

test('while another connection holds the lock, a write waits and the event loop does not', async () => {
  const path = newFile()
  const store = await open(path)
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  const writes = [
    store.projects.insert({ id: 'one', name: 'Waits', createdAt: 1 }),
    store.transaction((inner) =>
      inner.projects.insert({ id: 'two', name: 'Waits too', createdAt: 1 }),
    ),
  ]
  await delay(100)
  expect(other.prepare('select id from projects').all()).toEqual([])
  // On one thread, only a wait that leaves the event loop alone lets this line run in time.
  other.exec('commit')
  await Promise.all(writes)
  expect(other.prepare('select count(*) as total from projects').get()).toEqual({ total: 2 })
})

test('processes that migrate one file at once all come up', async () => {
  for (let round = 0; round < 3; round += 1) {
    const path = newFile()
    const children = [startChild(path, insert), startChild(path, insert), startChild(path, insert)]
    await Promise.all(children.map((child) => line(child, 'ready')))
    for (const child of children) child.stdin?.write('go\n')
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
    const projects = new DatabaseSync(path)
    expect(projects.prepare('select count(*) as total from projects').get()).toEqual({ total: 3 })
    projects.close()
  }
})

test('pg is not loaded for SQLite', async () => {
  const child = startChild(':memory:', printLoaded)
  await line(child, 'ready')
  child.stdin?.write('go\n')
  await line(child, 'pg: 0')
})

test('a process that is killed while it writes loses nothing that it acknowledged', async () => {
  const path = newFile()
  const child = startChild(path, insertForEver)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  await line(child, 'ready')
  child.stdin?.write('go\n')
  await line(child, 'wrote 40')
  child.kill('SIGKILL')
  await once(child, 'close')
  const acknowledged = [...output.matchAll(/wrote (\d+)\n/g)].map(([, id]) => id ?? '')
  expect(acknowledged.length).toBeGreaterThan(40)
  const store = await open(path)
  for (const id of acknowledged) expect(await store.projects.find(id)).toBeDefined()
})

test.each([
  ['', /empty/, ':memory:'],
  ['mysql://localhost/maillon', /"mysql"/, ':memory:'],
  ['postgres://localhost:port/maillon', /not a valid Postgres URL/, ':memory:'],
])('the database %j is refused with a hint', async (database, message, hint) => {
  await expect(createStore({ database })).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringMatching(message),
    hint: expect.stringContaining(hint),
  })
})

test('a file that cannot be the database is refused with a hint', async () => {
  const text = join(folder, 'text.db')
  await writeFile(text, 'This is a text, and long enough to be no header.'.repeat(100))
  await mkdir(join(folder, 'directory.db'))
  const cases = [
    [join(folder, 'missing', 'a.db'), 'Make the folder'],
    [join(folder, 'directory.db'), 'not a folder'],
    [join(text, 'a.db'), 'not a folder'],
    [text, 'not a SQLite database'],
  ]
  for (const [database = '', hint] of cases) {
    await expect(createStore({ database })).rejects.toMatchObject({
      code: 'config_invalid',
      hint: expect.stringContaining(hint ?? ''),
    })
  }
})

test('a database of a newer version is refused, and stays as it is', async () => {
  const path = newFile()
  await (await createStore({ database: path })).close()
  const raw = new DatabaseSync(path)
  raw.exec(`insert into migrations values ('999-later', '2999-01-01T00:00:00.000Z')`)
  raw.close()
  await expect(createStore({ database: path })).rejects.toMatchObject({
    code: 'config_invalid',
    hint: expect.stringContaining('newer version'),
  })
})

const storeModule = new URL('./create-store.ts', import.meta.url).href
const insert = `await store.projects.insert({ id: String(process.pid), name: '', createdAt: 1 })
  await store.close()
  process.exit()`
const printLoaded = `const { createRequire } = await import('node:module')
  const loaded = Object.keys(createRequire('/').cache)
  console.log('pg: ' + loaded.filter((path) => path.includes('/pg/')).length)`
const insertForEver = `for (let id = 0; ; id += 1) {
    await store.projects.insert({ id: String(id), name: '', createdAt: 1 })
    console.log('wrote ' + id)
  }`

/** A Node process of its own that says `ready`, waits for a line, opens the store and runs the script. */
function startChild(database: string, script: string): ChildProcess {
  const source = `import { once } from 'node:events'
    import { createStore } from ${JSON.stringify(storeModule)}
    console.log('ready')
    await once(process.stdin, 'data')
    const store = await createStore({ database: ${JSON.stringify(database)} })
    ${script}`
  const flags = ['--conditions=@maillon/source', '--input-type=module', '--eval', source]
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

function line(child: ChildProcess, text: string): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The process ended with ${code}.`)))
    child.stdout?.on('data', (chunk) => {
      output += chunk
      if (output.includes(`${text}\n`)) resolve()
    })
  })
}

plansContract('SQLite', async () => {
  const path = newFile()
  await (await createStore({ database: path })).close()
  return {
    dialect: sqliteDialect(path),
    explain: 'explain query plan',
    // The first rows in the order of an index are all that is read where there is no condition.
    scanned: (plan, statement) =>
      (plan.match(/SCAN (?!projects|each|part|CONSTANT|\(|\d).*/g) ?? []).filter(
        (scan) => / where /.test(statement) || !scan.includes('USING'),
      ),
  }
})

import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createWaiters } from '../connections/waiters.ts'
import { openSignals } from './signals.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** Longer than any test may take: only a wake-up ends it. */
const forEver = 10 * 60_000

/** The waiters of one process. `ready` resolves when it has looked because words may have been missed. */
function process(url: string) {
  const missed = vi.fn()
  const lost = vi.fn()
  const waiters = createWaiters((id) => signals.send(id))
  const heard = vi.fn(waiters.wakeHere)
  const signals = openSignals(url, { heard, missed: () => (missed(), waiters.wakeAll()), lost })
  onTestFinished(() => signals.close())
  const ready = (times = 1) => vi.waitFor(() => expect(missed).toHaveBeenCalledTimes(times))
  return { waiters, signals, heard, lost, ready }
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

test('a wait in one process ends when another process says so, and no other wait does', async () => {
  const url = await postgres.createDatabase()
  const [one, two] = [process(url), process(url)]
  await Promise.all([one.ready(), two.ready()])
  const ended: string[] = []
  const mine = one.waiters.sleep('ca_1', forEver).then(() => ended.push('ca_1'))
  const stop = new AbortController()
  const other = one.waiters.sleep('ca_2', forEver, stop.signal).then(() => ended.push('ca_2'))
  two.waiters.wake('ca_1')
  await mine
  expect(ended).toEqual(['ca_1'])
  stop.abort()
  await other
})

test('what a process says is text for the database, whatever is in it', async () => {
  const url = await postgres.createDatabase()
  const [one, two] = [process(url), process(url)]
  await Promise.all([one.ready(), two.ready()])
  const hostile = `ca_1'); drop table x; --\\ "é`
  const waiting = one.waiters.sleep(hostile, forEver)
  two.waiters.wake(hostile)
  await waiting
  expect(one.heard).toHaveBeenCalledWith(hostile)
})

test('a lost connection comes back, and everybody who waits looks for what was missed', async () => {
  const url = await postgres.createDatabase()
  const [one, two] = [process(url), process(url)]
  await Promise.all([one.ready(), two.ready()])
  const waiting = one.waiters.sleep('ca_1', forEver)
  await query(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'maillon signals' and datname = current_database()`,
  )
  await waiting
  await Promise.all([one.ready(2), two.ready(2)])
  const again = one.waiters.sleep('ca_1', forEver)
  two.waiters.wake('ca_1')
  await again
  expect([one.lost.mock.calls.length, two.lost.mock.calls.length]).toEqual([1, 1])
})

test('words that come together are all heard, and no query is sent while another runs', async () => {
  const warnings: string[] = []
  const note = ({ message }: Error) => void warnings.push(message)
  globalThis.process.on('warning', note)
  onTestFinished(() => void globalThis.process.off('warning', note))
  const url = await postgres.createDatabase()
  const [one, two] = [process(url), process(url)]
  await Promise.all([one.ready(), two.ready()])
  const ids = Array.from({ length: 200 }, (_, index) => `ca_${index}`)
  const waiting = Promise.all(ids.map((id) => one.waiters.sleep(id, forEver)))
  ids.forEach((id) => two.waiters.wake(id))
  await waiting
  expect(warnings).toEqual([])
})

test('a word that cannot be sent is no error', async () => {
  const { waiters, signals, lost } = process('postgres://nobody:none@127.0.0.1:1/none')
  const waiting = waiters.sleep('ca_1', forEver)
  waiters.wake('ca_1')
  await waiting
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1))
  await signals.close()
})

test('on SQLite, a process wakes its own', async () => {
  const { waiters, heard } = process(':memory:')
  const waiting = waiters.sleep('ca_1', forEver)
  waiters.wake('ca_1')
  await waiting
  expect(heard).not.toHaveBeenCalled()
})

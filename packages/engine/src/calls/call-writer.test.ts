import { MaillonError } from '@maillon/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { callRow } from '../store/contract/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import type { CallRow } from '../store/rows.ts'
import { type CallWriterOptions, createCallWriter } from './call-writer.ts'

const vault = { seal: async () => 'sealed' }

async function start(options: Partial<CallWriterOptions> = {}) {
  const database = await newDatabase()
  const store = await createStore({ database: database.path })
  onTestFinished(() => store.close())
  await store.projects.insert({ id: 'p', name: 'p', createdAt: 1 })
  let isAway = false
  const refusals: unknown[] = []
  const writer = createCallWriter({
    vault,
    maxWaiting: 1_000,
    onRefused: (error) => refusals.push(error),
    store: {
      transaction: (work) =>
        isAway ? Promise.reject(new MaillonError('unavailable')) : store.transaction(work),
    },
    ...options,
  })
  const add = (count: number, more: Partial<CallRow> = {}) =>
    Array.from({ length: count }, (_, at) => {
      const row = callRow('p', { at, ...more })
      writer.add({ ...row, content: null })
      return row
    })
  const ids = () => database.read<{ id: string }>('select id from calls').map(({ id }) => id)
  return { writer, store, add, ids, refusals, turn: (away: boolean) => void (isAway = away) }
}

test('rows are written by themselves: a second after the first, or as soon as there are many', async () => {
  const { add, ids, writer } = await start()
  add(250)
  await vi.waitFor(() => expect(ids()).toHaveLength(250))
  add(1)
  expect(ids()).toHaveLength(250)
  await vi.waitFor(() => expect(ids()).toHaveLength(251), { timeout: 3_000 })
  expect(writer.counts()).toEqual({ waiting: 0, dropped: 0 })
})

test('a database that is away holds up nobody, and gets each row once when it is back', async () => {
  const { writer, add, ids, refusals, turn } = await start()
  turn(true)
  const rows = add(600)
  await writer.flush()
  await writer.flush()
  expect(refusals).toHaveLength(1)
  expect(writer.counts()).toEqual({ waiting: 600, dropped: 0 })
  turn(false)
  await writer.flush()
  expect(ids().toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
})

test('memory stays bounded while it is away: the oldest rows are given up, and counted', async () => {
  const { writer, add, ids, turn } = await start()
  turn(true)
  add(400)
  await writer.flush()
  const kept = add(1_000)
  await writer.flush()
  expect(writer.counts()).toEqual({ waiting: 1_000, dropped: 400 })
  turn(false)
  await writer.flush()
  expect(ids().toSorted()).toEqual(kept.map(({ id }) => id).toSorted())
})

test('a row that the database never takes is given up alone', async () => {
  const { writer, add, ids, refusals } = await start()
  const fine = add(3)
  add(1, { tool: null as never })
  fine.push(...add(3))
  await writer.flush()
  expect(ids().toSorted()).toEqual(fine.map(({ id }) => id).toSorted())
  expect(writer.counts()).toEqual({ waiting: 0, dropped: 1 })
  expect(refusals).toHaveLength(1)
})

test('whoever is told of rows is told once of each, in the transaction that writes them', async () => {
  const { writer, add, ids } = await start()
  const told: string[] = []
  let fails = true
  writer.onFlush(async (_, rows) => {
    if (fails) throw new MaillonError('unavailable')
    told.push(...rows.map(({ id }) => id))
  })
  const rows = add(10)
  await writer.flush()
  expect([ids(), told]).toEqual([[], []])
  fails = false
  for (const row of rows.slice(0, 3)) writer.add({ ...row, content: null })
  await writer.flush()
  expect(told.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  expect(ids()).toHaveLength(10)
})

test('what waits is written at the end, and an end without a database is no wait', async () => {
  const fine = await start()
  fine.add(3)
  await fine.writer.close()
  expect(fine.ids()).toHaveLength(3)
  const { writer, add, turn } = await start()
  turn(true)
  add(3)
  await writer.close()
  expect(writer.counts().waiting).toBe(3)
})

test('a process that is killed loses what came since the last write, and nothing else', async () => {
  const { writer, add, store, ids } = await start()
  const written = add(5)
  await writer.flush()
  add(4)
  // Nothing of what follows a kill is run: the rows in memory are gone with it.
  await store.close()
  expect(ids().toSorted()).toEqual(written.map(({ id }) => id).toSorted())
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createStore } from '../store/create-store.ts'
import { startJobs } from './jobs.ts'

async function store() {
  const opened = await createStore({ database: ':memory:' })
  onTestFinished(() => opened.close())
  return opened
}

test('of several processes one does a job at a time, and again at its next turn', async () => {
  const shared = await store()
  const done: number[] = []
  const processes = [1, 2, 3].map((index) =>
    startJobs({
      store: shared,
      jobs: [{ name: 'sweep', everyMs: 60, run: async () => void done.push(index) }],
      isPeriodic: true,
      onError: () => {},
      random: () => 0,
    }),
  )
  await expect.poll(() => done.length).toBe(1)
  await expect.poll(() => done.length).toBeGreaterThan(1)
  await Promise.all(processes.map(({ stop }) => stop()))
  const count = done.length
  await sleep(150)
  expect(done).toHaveLength(count)
})

test('a job that fails is told of, and the others go on', async () => {
  const told: unknown[] = []
  const done: string[] = []
  const { runAll } = startJobs({
    store: await store(),
    jobs: [
      { name: 'breaks', everyMs: 1_000, run: () => Promise.reject(new Error('no')) },
      { name: 'works', everyMs: 1_000, run: async () => void done.push('works') },
    ],
    isPeriodic: false,
    onError: (error, name) => told.push([name, (error as Error).message]),
  })
  await runAll()
  expect([told, done]).toEqual([[['breaks', 'no']], ['works']])
})

test('stop waits for the job that runs', async () => {
  const gate = Promise.withResolvers<void>()
  const events: string[] = []
  const { stop } = startJobs({
    store: await store(),
    jobs: [
      {
        name: 'slow',
        everyMs: 10,
        run: async () => {
          events.push('began')
          await gate.promise
          events.push('ended')
        },
      },
    ],
    isPeriodic: true,
    onError: () => {},
    random: () => 0,
  })
  await expect.poll(() => events).toEqual(['began'])
  const stopped = stop().then(() => events.push('stopped'))
  gate.resolve()
  await stopped
  expect(events).toEqual(['began', 'ended', 'stopped'])
})

import { rm } from 'node:fs/promises'
import { startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import { createTelemetry } from '../telemetry/telemetry.ts'
import { silent } from '../telemetry/log.ts'
import { type LimitOptions, readLimits } from './limit-options.ts'
import { createLimits, type Limits } from './limits.ts'

const telemetry = createTelemetry({ log: silent })
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const databases = {
  SQLite: async () => {
    const { path, folder } = await newDatabase()
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    return path
  },
  Postgres: () => postgres.createDatabase(),
}
const cases = (Object.keys(databases) as (keyof typeof databases)[]).flatMap((kind) =>
  [2, 4].map((count) => ({ kind, count })),
)

/** Limits of so many processes with one database, whose time passes by hand. */
async function processes(
  { kind, count }: { kind: keyof typeof databases; count: number },
  options: LimitOptions,
) {
  const database = await databases[kind]()
  const clock = { at: Date.UTC(2026, 10, 30, 12) }
  const faults: unknown[] = []
  const start = async () => {
    const store = await createStore({ database, telemetry })
    const limits = createLimits({
      erased: { without: async (_, rows) => [...rows] },
      store,
      policy: readLimits(options),
      isAlone: false,
      now: () => clock.at,
      monotonic: () => clock.at,
      onError: (error) => faults.push(error),
    })
    return { store, limits, write: async () => (await limits.write(store))() }
  }
  const all: Awaited<ReturnType<typeof start>>[] = []
  for (let index = 0; index < count; index += 1) all.push(await start())
  const [first] = all
  if (!first) throw new Error('no process')
  await first.store.projects.insert({ id: 'default', name: 'Test', createdAt: 1 })
  onTestFinished(async () => {
    for (const { limits, store } of all) {
      await limits.close()
      await store.close()
    }
    expect(faults).toEqual([])
  })
  return { all, first, clock }
}

const call = { projectId: 'default', userId: 'ada', sessionId: null, toolkit: 'gmail' }

/** Calls until one is refused; answers how many were not. */
async function exhaust(limits: Limits): Promise<number> {
  for (let passed = 0; ; passed += 1) {
    const refused = await limits.admit(call).then(
      () => false,
      () => true,
    )
    if (refused) return passed
    if (passed > 10_000) throw new Error('There is no limit.')
  }
}

async function exhaustAll(all: readonly { limits: Limits }[]): Promise<number> {
  let passed = 0
  for (const { limits } of all) passed += await exhaust(limits)
  return passed
}

const most = 1_200

test.each(cases)(
  '$count processes on $kind share a limit: while they join it is overshot by 1/2 + 1/3 + … + 1/n, and then by nothing',
  async ({ kind, count }) => {
    const { all, first, clock } = await processes({ kind, count }, { perUser: most })
    // The worst: each comes when those before it have spent all that they were given.
    const shares = Array.from({ length: count }, (_, index) => most / (index + 1))
    expect(await exhaustAll(all)).toBe(shares.reduce((sum, share) => sum + share, 0))

    clock.at += 60_000
    for (const { limits } of all) await exhaust(limits)
    for (let minute = 0; minute < 2; minute += 1) {
      clock.at += 60_000
      expect(await exhaustAll(all)).toBe(most)
    }

    // One that ends gives its share to the others, and so does one that nobody calls.
    await first.limits.close()
    clock.at += 60_000
    await exhaustAll(all.slice(1))
    clock.at += 60_000
    expect(await exhaustAll(all.slice(1))).toBe(most)
  },
)

test.each(cases)(
  '$count processes on $kind share a quota: each can overshoot it by what it lets through between two writes, and then none',
  async ({ kind, count }) => {
    const quota = 100
    const { all, first, clock } = await processes(
      { kind, count },
      { quotas: { perUser: { day: quota, month: 2 * quota } } },
    )
    // The worst: all spend the whole quota before any has written.
    expect(await exhaustAll(all)).toBe(count * quota)
    for (const { write } of all) await write()
    expect(await exhaustAll(all)).toBe(0)

    // With calls in turn and a write after each round, all together overshoot by less than a round.
    clock.at = Date.UTC(2026, 11, 1)
    let passed = 0
    for (let round = 0; round < quota; round += 1) {
      for (const { limits } of all)
        passed += await limits.admit(call).then(
          () => 1,
          () => 0,
        )
      for (const { write } of all) await write()
    }
    expect(passed).toBeGreaterThanOrEqual(quota)
    expect(passed).toBeLessThan(quota + 2 * count)

    const rows = await first.store.usage.list('default', ['2026-12-01', '2026-11'], 10)
    expect(rows.map(({ period, used }) => [period, used]).toSorted()).toEqual(
      [
        ['2026-11', count * quota],
        ['2026-12-01', passed],
      ].toSorted(),
    )
  },
)

test('a process that starts in the middle of a day knows what was used after its first write', async () => {
  const two = { kind: 'SQLite', count: 2 } as const
  const { all, first } = await processes(two, { quotas: { perUser: { day: 5 } } })
  const other = all.at(-1) ?? first
  expect(await exhaust(first.limits)).toBe(5)
  await first.write()
  await other.limits.admit(call)
  await other.write()
  await expect(other.limits.admit(call)).rejects.toMatchObject({ code: 'quota_exceeded' })
})

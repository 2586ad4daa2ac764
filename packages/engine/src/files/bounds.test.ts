import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { newFile } from '../vault/fixtures.contract.ts'
import { readFilePolicy } from './file-options.ts'
import { bytesOf, memoryStorage, newFiles, objectsOf } from './fixtures.contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const kib = Buffer.alloc(1024)

async function open(database: string): Promise<Store> {
  const store = await createStore({ database })
  onTestFinished(() => store.close())
  return store
}

test.each([
  ['one process on SQLite', 1, async (): Promise<string> => ':memory:'],
  ['two processes on SQLite', 2, newFile],
  ['two processes on Postgres', 2, (): Promise<string> => postgres.createDatabase()],
] as const)(
  'of 200 uploads at once, over %s, as many are stored as fit',
  async (_, count, make) => {
    const database = await make()
    const storage = memoryStorage()
    const bounds = { database, storage, perUser: { bytes: 120 * 1024, count: 500 } }
    const first = await newFiles(bounds)
    const second = count === 1 ? first : await newFiles({ ...bounds, store: await open(database) })
    const stored = await Promise.allSettled(
      Array.from({ length: 200 }, (__, index) =>
        (index % 2 ? first : second).files.store(
          first.ada,
          index % 3 ? { name: 'a' } : { name: 'a', size: 1024 },
          bytesOf(kib),
        ),
      ),
    )
    const refused = stored.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(80)
    for (const reason of refused)
      expect(reason).toMatchObject({ code: 'file_quota', details: { bound: 'perUser.bytes' } })
    expect(await objectsOf(storage)).toHaveLength(120)
    const { user } = await first.store.files.usage(first.projectId, 'ada', 0)
    expect(user).toEqual({ count: 120, bytes: 120 * 1024 })
  },
)

test('count and bytes are bounded for a user and for a project, and what goes makes room', async () => {
  const { files, ada, ben, projectId } = await newFiles({
    perUser: { count: 2, bytes: 100 },
    perProject: { count: 3, bytes: 150 },
  })
  const store = (owner: object, size: number) =>
    files.store({ projectId, ...owner }, { name: 'a' }, bytesOf(Buffer.alloc(size)))
  const quota = (bound: string) => ({
    code: 'file_quota',
    details: { bound, limit: expect.any(Number), used: expect.any(Number) },
    hint: expect.stringContaining(`files.${bound}`),
  })
  const first = await store(ada, 60)
  await expect(store(ada, 41)).rejects.toMatchObject(quota('perUser.bytes'))
  await store(ada, 40)
  await expect(store(ada, 0)).rejects.toMatchObject(quota('perUser.count'))
  await expect(store(ben, 51)).rejects.toMatchObject(quota('perProject.bytes'))
  const unclaimed = await store({}, 50)
  await expect(store({}, 0)).rejects.toMatchObject(quota('perProject.count'))
  // What is nobody's yet counts for whoever takes it.
  await expect(files.find(ada, unclaimed.id)).rejects.toMatchObject(quota('perUser.count'))
  await files.delete(ada, first.id)
  expect(await files.find(ada, unclaimed.id)).toMatchObject({ userId: 'ada' })
  await expect(store(ada, 0)).rejects.toMatchObject(quota('perUser.count'))
  await store(ben, 60)
})

test('a bound ends a stream that goes on, long before its end', async () => {
  const mib = 1024 * 1024
  const { files, storage, ada } = await newFiles({ perUser: { bytes: 20 * mib } })
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += mib
      yield Buffer.alloc(mib)
    }
  }
  await expect(files.store(ada, { name: 'a' }, endless())).rejects.toMatchObject({
    code: 'file_quota',
  })
  expect(sent).toBeLessThanOrEqual(33 * mib)
  expect(await objectsOf(storage)).toEqual([])
})

test('what is no number of bytes, files or milliseconds is refused when the engine starts', () => {
  for (const wrong of [0, -1, 1.5, Number.NaN, '5' as unknown as number, Number.MAX_VALUE])
    for (const options of [
      { maxBytes: wrong },
      { lifetimeMs: wrong },
      { perUser: { count: wrong } },
    ])
      expect(() => readFilePolicy(options)).toThrow(/^files\./)
  expect(readFilePolicy({ perUser: { count: 5 } }).perUser).toEqual({
    count: 5,
    bytes: 5 * 1024 ** 3,
  })
})

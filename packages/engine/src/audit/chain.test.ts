import { randomUUID } from 'node:crypto'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { newKey, newLog } from './fixtures.contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const databases = {
  SQLite: async () => (await newDatabase()).path,
  Postgres: async () => postgres.url,
}

const minute = 60_000

describe.each(Object.entries(databases))('on %s', (_, databaseOf) => {
  const start = async (options: Parameters<typeof newLog>[0] = {}) =>
    newLog({ database: await databaseOf(), projectId: randomUUID(), ...options })

  test('what was written is proved, with what came to nothing left out', async () => {
    const { write, proof, audit, projectId } = await start()
    expect(await audit.log.head(projectId)).toBeNull()
    await write('a')
    await write('b', { fails: true })
    await write('c')
    expect(await proof()).toMatchObject({ ok: true, entries: 2, seals: 1, unsealed: 0, bare: 0 })
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => write(`${index}`, { fails: index % 3 === 0 })),
    )
    expect(await proof()).toMatchObject({ ok: true, entries: 22, seals: 2, problems: [] })
    expect(await audit.log.head(projectId)).toMatchObject({ number: 2, entries: 22 })
  })

  test('many processes write and seal at once, and each entry is sealed once', async () => {
    const [database, encryptionKey, projectId] = [await databaseOf(), newKey(), randomUUID()]
    const logs = await Promise.all(
      Array.from({ length: 4 }, () => newLog({ database, encryptionKey, projectId })),
    )
    await Promise.all(
      logs.map(async ({ write, audit }) => {
        for (let turn = 0; turn < 3; turn += 1) {
          await Promise.all(Array.from({ length: 4 }, () => write('a')))
          await audit.seal()
        }
      }),
    )
    const proof = await logs[0]?.proof()
    expect(proof).toMatchObject({ ok: true, entries: 48, found_seals: 0, problems: [] })
    expect(logs.flatMap(({ errors }) => errors)).toEqual([])
  })

  test('what a process left unsealed that is no more, another seals, once it is old enough', async () => {
    const [database, encryptionKey, projectId] = [await databaseOf(), newKey(), randomUUID()]
    const clock = { ahead: 0 }
    const [dead, live] = [
      await newLog({ database, encryptionKey, projectId }),
      await newLog({ database, encryptionKey, projectId, clock }),
    ]
    await dead.write('a')
    await dead.write('b', { fails: true })
    await dead.write('c')
    await live.audit.sealLeft()
    expect(await live.proof()).toMatchObject({ ok: true, entries: 0, unsealed: 2 })
    clock.ahead = 3 * minute
    await live.audit.sealLeft()
    expect(await live.proof()).toMatchObject({ ok: true, entries: 2, unsealed: 0, found_seals: 1 })
    // It was only slow: what it writes goes on after that.
    await dead.write('d')
    await dead.audit.seal()
    expect(await live.proof()).toMatchObject({ ok: true, entries: 3, found_seals: 1 })
  })

  test('what nobody ever seals is told', async () => {
    const [database, encryptionKey, projectId] = [await databaseOf(), newKey(), randomUUID()]
    const clock = { ahead: 11 * minute }
    const dead = await newLog({ database, encryptionKey, projectId })
    await dead.write('a')
    const live = await newLog({ database, encryptionKey, projectId, clock })
    expect(await live.proof()).toMatchObject({
      ok: false,
      problems: [{ what: 'entry_unsealed', number: 1, id: expect.stringMatching(/^aud_/) }],
    })
  })

  test('old entries go by whole seals, and what is left is proved from a checkpoint on', async () => {
    const { write, proof, audit, clock, projectId, store } = await start()
    for (const subject of ['a', 'b']) {
      await write(subject)
      await audit.seal()
    }
    const kept = await audit.log.head(projectId)
    clock.ahead = 10 * minute
    await write('c')
    await audit.seal()
    await audit.retire(Date.now() + 5 * minute)
    expect(await store.audit.list(projectId, {}, { limit: 10 })).toMatchObject([{ subject: 'c' }])
    expect(await proof()).toMatchObject({
      ok: true,
      entries: 1,
      seals: 1,
      checkpoint: { number: 2, entries: 2 },
      head: { number: 3, entries: 3 },
    })
    expect(await audit.log.verify(projectId, kept ?? undefined)).toMatchObject({ ok: true })
    clock.ahead = 20 * minute
    await audit.retire(Date.now() + 15 * minute)
    expect(await proof()).toMatchObject({ ok: true, entries: 0, checkpoint: { number: 3 } })
    await write('d')
    expect(await proof()).toMatchObject({ ok: true, entries: 1, head: { number: 4, entries: 4 } })
  })
})

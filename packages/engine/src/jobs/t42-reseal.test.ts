import { randomBytes } from 'node:crypto'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { openVault } from '../vault/vault.ts'
import { reseal } from './reseal.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
afterAll(() => world.stop())

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
const [k1, k2] = [newKey('k1'), newKey('k2')]

/** A database with something sealed under k1 in many places, and an engine that knows k2 too. */
async function startRotation(accounts = 1) {
  const database = await newDatabase()
  const start = (encryptionKey: string) =>
    newEngine(world, { database: database.path, encryptionKey })
  const old = await start(k1)
  const session = await old.app.session()
  const ids: string[] = []
  for (let index = 0; index < accounts; index += 1) {
    const link = await session.link('github')
    await old.visitor().connect(link)
    ids.push(link.connected_account_id)
  }
  await session.link('github')
  await old.app.call('POST', '/auth_configs', {
    toolkit: { slug: 'github' },
    auth_config: {
      type: 'use_custom_auth',
      authScheme: 'OAUTH2',
      credentials: { client_id: 'own', client_secret: 'own-secret' },
    },
  })
  await old.app.call('POST', '/tool_router/session', { user_id: 'u' }, { 'idempotency-key': 'k' })
  await old.engine.close()
  const sealedUnder = (key: string) =>
    JSON.stringify(database.dump()).split(`"v1.dk_${key}.`).length - 1
  const works = async ({ app }: Awaited<ReturnType<typeof start>>) => {
    for (const id of ids) {
      const { body } = await app.call('POST', '/tools/execute/GITHUB_GET_THE_AUTHENTICATED_USER', {
        connected_account_id: id,
        user_id: 'user_1',
        arguments: {},
      })
      expect(body).toMatchObject({ successful: true })
    }
  }
  return { database, start, session, ids, sealedUnder, works }
}

test('T42 all that is stored is sealed anew, and the old key is not needed any more', async () => {
  const { database, start, sealedUnder, works } = await startRotation(3)
  expect(sealedUnder('k1')).toBeGreaterThan(5)
  const both = await start(`${k2},${k1}`)
  const outcome = await both.engine.reseal()
  expect(outcome).toMatchObject({ unreadable: [], retired: ['k1'] })
  expect(outcome.resealed).toMatchObject({
    'accounts.credential': 3,
    'auth_configs.credentials': 1,
  })
  expect(sealedUnder('k1')).toBe(0)
  await works(both)
  expect(await both.engine.reseal()).toEqual({ resealed: {}, unreadable: [], retired: [] })
  await both.engine.close()
  await works(await start(k2))
  const before = database.dump()
  await expect(start(k1)).rejects.toMatchObject({ code: 'encryption_key_wrong' })
  expect(database.dump()).toEqual(before)
})

test('T42 interrupted anywhere, everything can be read, and another run finishes', async () => {
  const { database, start, sealedUnder, works } = await startRotation(3)
  const total = sealedUnder('k1')
  for (let stopAfter = 0; stopAfter <= total; stopAfter += 2) {
    const store = await createStore({ database: database.path })
    const vault = await openVault({ encryptionKey: `${k2},${k1}`, store, now: () => 1 })
    let done = 0
    const failing: Store = {
      ...store,
      sealed: {
        ...store.sealed,
        replace: (...parameters) => {
          done += 1
          return done > stopAfter
            ? Promise.reject(new Error('ended'))
            : store.sealed.replace(...parameters)
        },
      },
    }
    await reseal({ store: failing, vault }).catch(() => {})
    await store.close()
    const engine = await start(`${k2},${k1}`)
    await works(engine)
    await engine.engine.close()
  }
  const last = await start(`${k2},${k1}`)
  await last.engine.reseal()
  expect(sealedUnder('k1')).toBe(0)
})

test('T42 what another process writes meanwhile is kept', async () => {
  const { database, start, ids } = await startRotation(1)
  const engine = await start(`${k2},${k1}`)
  const store = await createStore({ database: database.path })
  onTestFinished(() => store.close())
  const vault = await openVault({ encryptionKey: `${k2},${k1}`, store, now: () => 1 })
  let once = false
  const racing: Store = {
    ...store,
    sealed: {
      ...store.sealed,
      replace: async (field, value, next) => {
        if (field === 'accounts.credential' && !once) {
          once = true
          const row = await store.accounts.find(value.projectId, value.id)
          const version = (row?.credentialVersion ?? 0) + 1
          await store.accounts.update(value.projectId, value.id, {
            credential: await vault.seal(
              { projectId: value.projectId, row: value.row, field, version },
              { scheme: 'OAUTH2', accessToken: 'newer', refreshToken: null },
            ),
            credentialVersion: version,
            updatedAt: 1,
          })
        }
        return store.sealed.replace(field, value, next)
      },
    },
  }
  await reseal({ store: racing, vault })
  const row = await store.accounts.find('default', ids[0] ?? '')
  const place = {
    projectId: 'default',
    row: row?.id ?? '',
    field: 'accounts.credential',
    version: row?.credentialVersion ?? 0,
  }
  expect(await vault.open(place, row?.credential ?? '')).toMatchObject({ accessToken: 'newer' })
  await engine.engine.close()
})

test('T42 what cannot be opened stays as it is and is told', async () => {
  const { database, start, ids } = await startRotation(2)
  database.write(`update accounts set credential = credential || 'x' where id = '${ids[0]}'`)
  const engine = await start(`${k2},${k1}`)
  const outcome = await engine.engine.reseal()
  expect(outcome.unreadable).toEqual([`accounts.credential of ${ids[0]}`])
  expect(outcome.resealed).toMatchObject({ 'accounts.credential': 1 })
  expect(database.read(`select credential from accounts where id = '${ids[0]}'`)).toEqual([
    { credential: expect.stringMatching(/^v1\.dk_k1\..*x$/) },
  ])
})

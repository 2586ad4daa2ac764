import { rm } from 'node:fs/promises'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import {
  accountRow,
  apiKeyRow,
  authConfigRow,
  pendingCallRow,
  seedProject,
  sessionRow,
} from './contract/fixtures.contract.ts'
import { createStore } from './create-store.ts'
import { createRememberedReads } from './remembered-reads.ts'
import type { Store } from './store.ts'

let postgres: Postgres
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
const each = Object.entries(databases)

/** Two stores on one database, as of two processes, and what a call there is about. */
async function twoStores(newPath: () => Promise<string>) {
  const database = await newPath()
  const stores = [await createStore({ database }), await createStore({ database })] as const
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))))
  const [here, there] = stores
  return { here, there, ...(await aCall(here)) }
}

async function aCall(store: Store) {
  const projectId = await seedProject(store)
  const key = apiKeyRow(projectId)
  const session = sessionRow(projectId)
  const authConfig = authConfigRow(projectId)
  const account = accountRow(authConfig, { userId: session.userId, status: 'ACTIVE' })
  await store.apiKeys.insert(key)
  await store.sessions.insert(session)
  await store.authConfigs.insert(authConfig)
  await store.accounts.insert(account)
  const pending = pendingCallRow(session, { hash: 'hash', spent: false })
  return { projectId, key, session, authConfig, account, pending }
}
type Call = Awaited<ReturnType<typeof aCall>>

/** All that a call reads on its way. */
const read = async (store: Store, { projectId, key, session, account, pending }: Call) => ({
  key: await store.apiKeys.findByKid(key.kid),
  session: await store.sessions.find(projectId, session.id),
  active: await store.accounts.active(projectId, session.userId, account.toolkit),
  all: await store.accounts.active(projectId, session.userId),
  account: await store.accounts.find(projectId, account.id),
  waiting: await store.pendingCalls.findByHash(projectId, session.id, pending.hash),
  other: await store.pendingCalls.findByHash(projectId, session.id, 'no hash'),
  approved: await store.approvedTools.has(projectId, session.id, 'GMAIL_SEND_EMAIL'),
})
const glanced = (store: Store, call: Call) =>
  store.glance({ kid: call.key.kid, sessionId: call.session.id }, () => read(store, call))
const inside = (store: Store, { projectId, session }: Call, work: () => Promise<unknown>) =>
  store.glance({ projectId, sessionId: session.id }, work)

type Write = (store: Store, call: Call) => Promise<unknown>
const at = 1_700_000_000_000
const writes: Record<string, Write> = {
  'note that the key was used': (store, { projectId, key }) =>
    store.apiKeys.update(projectId, key.id, { lastUsedAt: at }),
  'revoke the key': (store, { projectId, key }) =>
    store.apiKeys.update(projectId, key.id, { revokedAt: at }),
  'change the session': async (store, { projectId, session }) => {
    const before = await store.transaction((inner) => inner.sessions.find(projectId, session.id))
    const fromVersion = before?.configVersion ?? 0
    const change = { config: { fromVersion }, fromVersion, updatedAt: at }
    return store.sessions.update(projectId, session.id, change)
  },
  'revoke the tokens': (store, { projectId, session }) =>
    store.sessions.raiseTokenVersion(projectId, session.id),
  'delete the session': (store, { projectId, session }) =>
    store.sessions.delete(projectId, session.id),
  'expire the account': (store, { projectId, account }) =>
    store.accounts.update(projectId, account.id, { status: 'EXPIRED', updatedAt: at }),
  'activate the account': (store, { projectId, account }) =>
    store.accounts.update(projectId, account.id, { status: 'ACTIVE', updatedAt: at }),
  'narrow the account': (store, { projectId, account }) =>
    store.accounts.update(projectId, account.id, { scopes: ['less'], updatedAt: at }),
  'touch the account': (store, { projectId, account }) =>
    store.accounts.touch(projectId, account.id, at),
  'lease the account': (store, { projectId, account }) =>
    store.accounts.lease(projectId, account.id, { owner: 'me', ms: 0, credentialVersion: 1 }),
  'delete the account': (store, { projectId, account }) =>
    store.accounts.update(projectId, account.id, { deletedAt: at, updatedAt: at }),
  'add an account': (store, { authConfig, session }) =>
    store.accounts.insert(accountRow(authConfig, { userId: session.userId, status: 'ACTIVE' })),
  'let a call wait': (store, { session, pending }) =>
    store.pendingCalls.insert({ ...pendingCallRow(session, { hash: pending.hash, spent: false }) }),
  'approve what waits': async (store, { projectId, session, pending }) => {
    const row = await store.transaction((inner) =>
      inner.pendingCalls.findByHash(projectId, session.id, pending.hash),
    )
    const change = { status: 'approved', spent: true, statusAt: at } as const
    return row && store.pendingCalls.update(projectId, row.id, change)
  },
  'let twenty others wait': async (store, { session }) => {
    for (let index = 0; index < 20; index += 1)
      await store.pendingCalls.insert(pendingCallRow(session, { hash: `other ${index}` }))
  },
  'approve the tool': (store, { projectId, session }) =>
    store.approvedTools.insert({
      projectId,
      sessionId: session.id,
      tool: 'GMAIL_SEND_EMAIL',
      createdAt: at,
    }),
  'think better of it': (store, { projectId, session }) =>
    store.transaction(async (inner) => {
      await inner.sessions.raiseTokenVersion(projectId, session.id)
      await inner.accounts.update(projectId, 'none', { status: 'EXPIRED', updatedAt: at })
      throw new Error('no')
    }),
  'do several things at once': (store, { projectId, key, account }) =>
    store.transaction(async (inner) => {
      await inner.apiKeys.update(projectId, key.id, { lastUsedAt: at + 1 })
      await inner.accounts.update(projectId, account.id, { label: 'new', updatedAt: at })
    }),
}
/** One that cannot be done (any more) changes nothing. */
const attempt = (name: string, store: Store, call: Call) =>
  writes[name]?.(store, call).catch(() => undefined)

test.each(each)(
  'on %s, whoever writes what in whichever process, remembered reads are what the database says',
  async (_, newPath) => {
    const { here, there } = await twoStores(newPath)
    const step = fc.record({
      write: fc.constantFrom(...Object.keys(writes)),
      isHere: fc.boolean(),
      isGlanced: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
        const call = await aCall(here)
        for (const { write, isHere, isGlanced } of steps) {
          await (isGlanced ? glanced : read)(here, call)
          await attempt(write, isHere ? here : there, call)
          const seen = await (isGlanced ? glanced : read)(here, call)
          expect(seen).toEqual(await there.transaction((inner) => read(inner, call)))
        }
      }),
      { numRuns: 12 },
    )
  },
)

test.each(each)(
  'on %s, what has not changed is the very same object, and nobody changes it',
  async (_, newPath) => {
    const { here, there, ...call } = await twoStores(newPath)
    const first = await glanced(here, call)
    await there.calls.count([
      { projectId: call.projectId, hour: 0, toolkit: '', step: 0, calls: 1, failures: 0 },
    ])
    await here.sessions.insert(sessionRow(call.projectId))
    const second = await glanced(here, call)
    for (const name of ['key', 'session', 'active', 'all'] as const)
      expect(second[name]).toBe(first[name])
    expect(() => Object.assign(second.session?.config as object, { more: 1 })).toThrow(TypeError)

    await attempt('narrow the account', there, call)
    const third = await glanced(here, call)
    expect(third.active[0]?.scopes).toEqual(['less'])
    expect(third.session).toBe(first.session)
  },
)

test.each(each)('on %s, who reads again within a call reads the database', async (_, newPath) => {
  const { here, there, ...call } = await twoStores(newPath)
  await glanced(here, call)
  await here.glance({ kid: call.key.kid, sessionId: call.session.id }, async () => {
    await read(here, call)
    for (const write of ['revoke the key', 'revoke the tokens', 'expire the account'])
      await attempt(write, there, call)
    const again = await read(here, call)
    expect(again).toMatchObject({ key: undefined, active: [], session: { tokenVersion: 2 } })
  })
})

test.each(each)('on %s, a call sees what it wrote itself', async (_, newPath) => {
  const { here, there, ...call } = await twoStores(newPath)
  await glanced(here, call)
  for (const write of [
    'narrow the account',
    'revoke the tokens',
    'let a call wait',
    'delete the session',
  ])
    await inside(here, call, async () => {
      await attempt(write, here, call)
      expect(await read(here, call)).toEqual(await there.transaction((inner) => read(inner, call)))
    })
})

test.each(each)('on %s, ids that are made up lead to no other read', async (_, newPath) => {
  const { here, projectId, session, account } = await twoStores(newPath)
  await here.accounts.active(projectId, session.userId, account.toolkit)
  expect(await here.accounts.find(projectId, `${session.userId}\n${account.toolkit}`)).toBe(
    undefined,
  )
  const split = [`${projectId}\n${session.id.slice(0, 3)}`, session.id.slice(4)] as const
  expect(await here.sessions.find(...split)).toBe(undefined)
})

test('a row that is gone is let go at once, however often it is asked for', async () => {
  const { here, ...call } = await twoStores(databases.SQLite)
  const reads = createRememberedReads({ look: () => () => ({}) })
  let row: Awaited<ReturnType<Store['accounts']['find']>>
  const { find } = reads.over('accounts', { ...here.accounts, find: async () => row && { ...row } })
  const ask = () => find(call.projectId, call.account.id)
  row = call.account
  const first = await ask()
  expect(await ask()).toBe(first)
  row = undefined
  expect(await ask()).toBe(undefined)
  // Of a row that was kept, the same one would come back.
  row = call.account
  expect(await ask()).not.toBe(first)
})

import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { newApiKey } from '@maillon/testkit'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { mail, send, startPendingApi } from '../sessions/pending/fixtures.contract.ts'
import { callWith } from './test-api.contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** Databases of two engines that hear nothing of each other: SQLite carries no signals, and on Postgres they are cut. */
const databases = {
  SQLite: async () => ({ options: {}, cut: async () => {} }),
  Postgres: async () => {
    const database = await postgres.createDatabase()
    const client = new Client({ connectionString: database })
    await client.connect()
    onTestFinished(() => client.end())
    const cut = () =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'maillon signals' and datname = current_database()`,
      )
    return { options: { database }, cut }
  },
}
const each = Object.entries(databases)
const list = 'GMAIL_LIST_LABELS'

/** Two replicas, and a session with an account whose calls the other one has made. */
async function replicas(newDatabase: (typeof databases)[keyof typeof databases]) {
  const { options, cut } = await newDatabase()
  const api = await startPendingApi(options)
  onTestFinished(api.stop)
  async function connected(config: object = {}) {
    const path = { sessionId: await api.session({ ...config }) }
    const accountId = await api.connect(path.sessionId, 'gmail')
    const call = (slug = list, input: object = {}) => api.twin.execute(path.sessionId, slug, input)
    expect(await call()).toMatchObject({ error: null })
    expect(await call()).toMatchObject({ error: null })
    await cut()
    return { path, accountId, call }
  }
  return { api, connected }
}

test.each(each)(
  'on %s, what one replica has ended is refused by the next call of another, though nothing tells it',
  async (_, newDatabase) => {
    const { api, connected } = await replicas(newDatabase)

    const paused = await connected()
    const account = { accountId: paused.accountId }
    const pause = (enabled: boolean) =>
      api.call('patchConnectedAccountStatus', { path: account, body: { enabled } })
    await pause(false)
    expect((await paused.call()).error).not.toBeNull()
    await pause(true)
    expect(await paused.call()).toMatchObject({ error: null })
    await api.call('deleteConnectedAccount', { path: account })
    expect((await paused.call()).data).toMatchObject({ code: 'connection_required' })

    const narrowed = await connected()
    const body = { toolkits: { disable: ['gmail'] } }
    expect((await api.call('patchSession', { path: narrowed.path, body })).status).toBe(200)
    expect((await narrowed.call()).error).not.toBeNull()

    const deleted = await connected()
    await api.call('deleteSession', { path: deleted.path })
    expect(await deleted.call()).toMatchObject({ error: { slug: 'session_not_found' } })
  },
)

test.each(each)(
  'on %s, a key that one replica has revoked lets nobody in at another',
  async (_, newDatabase) => {
    const { api, connected } = await replicas(newDatabase)
    const { path } = await connected()
    const key = await newApiKey(api.engine, 'default')
    const { body: keys } = await api.call('listApiKeys')
    const apiKeyId = keys.items.at(-1)?.id ?? ''
    const other = callWith(api.twin.engine, key)
    const call = () => other('executeInSession', { path, body: { tool_slug: list, arguments: {} } })
    expect([(await call()).status, (await call()).status]).toEqual([200, 200])
    await api.call('revokeApiKey', { path: { apiKeyId } })
    expect((await call()).error).toMatchObject({ slug: 'unauthorized' })
  },
)

test.each(each)(
  'on %s, what one replica was told of a waiting call, another one goes by',
  async (_, newDatabase) => {
    const { api, connected } = await replicas(newDatabase)
    const permissions = {
      default: 'ask_every_call',
      overrides: { [list]: 'always_allow' },
    } as const
    const { path, call } = await connected({ experimental: { permissions } })
    const asked = await api.execute(path.sessionId, send, mail('Asked'))
    expect(asked.data).toMatchObject({ code: 'approval_required' })
    const joined = await call(send, mail('Asked'))
    expect(joined.data.approval_id).toBe(asked.data.approval_id)
    await api.decide(path.sessionId, asked.data.approval_id, 'approve')
    expect(await call(send, mail('Asked'))).toMatchObject({ error: null })
    expect(api.sent()).toBe(1)
  },
)

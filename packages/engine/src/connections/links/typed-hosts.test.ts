import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConnectedAccount } from '@maillon/core/contract'
import {
  apiKeys,
  defineTool,
  defineToolkit,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

const facts = { description: 'For tests.', version: '20261130_00', verified: 'specified' } as const
const tool = (slug: string) =>
  defineTool({
    slug,
    name: slug,
    description: slug,
    effect: 'read',
    input: z.object({}),
    output: z.looseObject({}),
    request: () => get('/items'),
  })
const host = { label: 'Address', example: 'git.example.com' }
const token = { label: 'Token', secret: true }

/** As a GitLab that people run themselves: an app registered there, or a token of one's own. */
const git = defineToolkit({
  ...facts,
  slug: 'git',
  name: 'Git',
  baseUrl: 'https://{host}/api',
  hosts: 'operator',
  auth: {
    oauth: oauth2({
      label: 'Sign in',
      fields: { host },
      baseUrl: 'https://{host}',
      authorizeUrl: 'https://{host}/authorize',
      tokenUrl: 'https://{host}/token',
      revokeUrl: 'https://{host}/revoke',
      grant: 'separate',
      scopes: {},
    }),
    token: apiKeys({
      label: 'Access token',
      fields: { host, token },
      headers: { 'private-token': '{token}' },
    }),
  },
  ...(hostileToolkit.identity && { identity: hostileToolkit.identity }),
  tools: [tool('GIT_ITEMS')],
})

/** As n8n: wherever somebody has it, with a key of theirs. */
const flow = defineToolkit({
  ...facts,
  slug: 'flow',
  name: 'Flow',
  baseUrl: 'https://{host}/api/v1',
  hosts: 'public',
  auth: apiKeys({
    fields: { host, token },
    headers: { 'x-flow-key': '{token}' },
    check: get('/me'),
  }),
  tools: [tool('FLOW_ITEMS')],
})

const seen: { url: string; headers: Record<string, unknown> }[] = []
const server = createServer((request, response) => {
  seen.push({ url: `${request.headers.host}${request.url}`, headers: request.headers })
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})
let hostile: Hostile
let own: string
const encryptionKey = `k1:${'A'.repeat(43)}=`
const gitAt = 'https://git.lan:8443'
const other = 'https://10.0.0.7'
beforeAll(async () => {
  hostile = await startHostile()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  seen.length = 0
  hostile.api.requests.length = 0
  hostile.oauth.tokenCalls.length = 0
})
afterAll(async () => {
  await hostile.stop()
  server.close()
})

async function start({
  origins = { git: [gitAt, other] },
  toolkits = [git, flow],
  database = ':memory:',
}: {
  origins?: Record<string, readonly string[]>
  toolkits?: Toolkit[]
  database?: string
} = {}) {
  const routes = { [gitAt]: hostile.url, [other]: own, 'https://flow.example.com': own }
  const authConfigs = { git: hostile.authConfigs.hostile }
  const started = await newEngine(
    { routes, authConfigs },
    { toolkits, origins, database, encryptionKey },
  )
  const session = await started.app.session()
  return { ...started, session }
}

type World = Awaited<ReturnType<typeof start>>

async function signIn({ session, visitor }: World, form: Record<string, string>) {
  const link = await session.link('git', { way: 'oauth' })
  const person = visitor()
  const page = await person.send(link.redirect_url)
  const left = await person.press(link.redirect_url, form)
  const answer = await fetch(left.headers.get('location') ?? '', { redirect: 'manual' })
  await person.send(answer.headers.get('location') ?? '')
  return {
    id: link.connected_account_id,
    page: await page.text(),
    policy: page.headers.get('content-security-policy'),
  }
}

test('a person chooses among the addresses that the operator named: login, calls, refresh and the end go there', async () => {
  const world = await start()
  const { app, session, clock } = world
  const { id, page, policy } = await signIn(world, { host: 'git.lan:8443' })
  expect(page).toContain('<option value="git.lan:8443">git.lan:8443</option>')
  expect(page).toContain('<option value="10.0.0.7">10.0.0.7</option>')
  expect(policy).toContain(hostile.url)
  expect(await app.account(id)).toMatchObject({
    status: 'ACTIVE',
    state: { val: { host: 'git.lan:8443' } },
  })
  expect(await session.execute('GIT_ITEMS')).toMatchObject({ error: null })
  clock.ahead = 24 * 3_600_000
  expect(await session.execute('GIT_ITEMS')).toMatchObject({ error: null })
  expect(hostile.oauth.tokenCalls.length).toBeGreaterThanOrEqual(2)
  expect((await app.call('DELETE', `/connected_accounts/${id}`)).body).toMatchObject({
    revoked_upstream: 'yes',
  })
  expect(seen).toEqual([])
})

test('of one address nothing has to be chosen, and of none nobody can connect, which says what to add', async () => {
  const world = await start({ origins: { git: [gitAt] } })
  const { id, page } = await signIn(world, {})
  expect(page).toContain('<b><bdi>git.lan:8443</bdi></b>')
  expect(await world.app.account(id)).toMatchObject({ state: { val: { host: 'git.lan:8443' } } })
  const bare = await start({ origins: {} })
  const { status, body } = await bare.session.tryLink('git', { way: 'oauth' })
  expect([status, body.error]).toMatchObject([
    400,
    {
      slug: 'auth_config_missing',
      suggested_fix: expect.stringContaining("origins: { git: ['https://…'] }"),
    },
  ])
})

test('an account whose address is allowed no more says so, is ended by nothing, and works again when it is', async () => {
  const { path } = await newDatabase()
  const before = await start({ database: path })
  const { id } = await signIn(before, { host: 'git.lan:8443' })
  await before.engine.close()
  for (const origins of [{ git: [other] }, {}]) {
    const without = await start({ database: path, origins })
    hostile.api.requests.length = 0
    for (const ahead of [0, 24 * 3_600_000]) {
      without.clock.ahead = ahead
      const { error, data } = await without.session.execute('GIT_ITEMS')
      expect([error, data]).toMatchObject([
        `The account ${id} is at git.lan:8443, which is no address of Git here any more, so nothing is sent there.`,
        { code: 'outbound_refused' },
      ])
    }
    const proxied = await without.app.call('POST', `${without.session.path}/proxy_execute`, {
      toolkit_slug: 'git',
      endpoint: '/items',
      method: 'GET',
    })
    expect(proxied.body.error?.slug).toBe('outbound_refused')
    expect(await without.app.account(id)).toMatchObject({ status: 'ACTIVE' })
    expect([hostile.api.requests, seen]).toEqual([[], []])
    await without.engine.close()
  }
  const again = await start({ database: path })
  expect(await again.session.execute('GIT_ITEMS')).toMatchObject({ error: null })
})

test('a person types the address of their own: their key goes there, and nowhere else', async () => {
  const { app, session, visitor } = await start()
  const link = await session.link('flow')
  const form = { host: ' https://Flow.example.com/ ', token: 'canary-key' }
  expect((await visitor().press(`${link.redirect_url}/key`, form)).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    state: { val: { host: 'flow.example.com' } },
  })
  expect(await session.execute('FLOW_ITEMS')).toMatchObject({ error: null })
  expect(
    seen.map(({ url, headers }) => [url.replace(/^[^/]*/, ''), headers['x-flow-key']]),
  ).toEqual([
    ['/api/v1/me', 'canary-key'],
    ['/api/v1/items', 'canary-key'],
  ])
  for (const endpoint of [
    'https://evil.example.com/x',
    'https://10.0.0.7/api/v1/x',
    'https://{host}/x',
  ]) {
    const { body } = await app.call('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'flow',
      endpoint,
      method: 'GET',
    })
    expect(body.error?.slug).toBe('outbound_refused')
  }
  expect(seen).toHaveLength(2)
})

const attacks = [
  'localhost',
  '127.0.0.1',
  '2130706433',
  '[::1]',
  '10.0.0.8',
  '169.254.169.254',
  'metadata.google.internal',
  'git.lan',
  'git.lan:8444',
  'git.lan:8443.evil.test',
  'flow.example.com:8443',
  'flow.example.com@evil.test',
  'evil.test#flow.example.com',
  'user:pass@flow.example.com',
  'https://flow.example.com/api',
  'http://flow.example.com',
  'flow.example.com/../',
  'flow%2eexample.com',
  'flow。example。com',
  'flow.exаmple.com',
  'flow.exam\tple.com',
  'flow.example.com\\evil.test',
  '{token}',
]
test.each(attacks)(
  'T20 T21 an address of %j: in the form, the link, what an app brings, nothing leaves, and the sentence says why',
  async (typed) => {
    const { app, session, visitor } = await start()
    const configs: Record<string, string> = {}
    for (const slug of ['git', 'flow']) {
      const link = await session.link(slug, slug === 'git' ? { way: 'token' } : {})
      const form = { host: typed, token: 'canary-key' }
      const refused = await visitor().press(`${link.redirect_url}/key`, form)
      const page = await refused.text()
      expect([refused.status, page]).toEqual([
        422,
        expect.stringMatching(/name="host"[^>]*aria-invalid="true"/),
      ])
      expect(page).toMatch(/so nothing is sent there|has a character that cannot be sent/)
      const way = slug === 'git' ? { way: 'token' } : {}
      const fixed = await session.tryLink(slug, { ...way, connection_data: { host: typed } })
      expect([fixed.status, fixed.body.error?.slug]).toEqual([422, 'field_rejected'])
      const made = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
        toolkit: { slug },
        auth_config: { type: 'use_custom_auth', authScheme: 'API_KEY' },
      })
      configs[slug] = made.body.auth_config.id
      const brought = await app.call<ConnectedAccount>('POST', '/connected_accounts', {
        auth_config: { id: configs[slug] },
        connection: {
          user_id: 'u',
          state: { authScheme: 'API_KEY', val: { host: typed, token: 'canary-key' } },
        },
      })
      expect([brought.status, brought.body.error?.slug]).toEqual([422, 'field_rejected'])
      expect(JSON.stringify([fixed.body, brought.body]) + page).not.toContain('canary')
    }
    expect([seen, hostile.api.requests]).toEqual([[], []])
  },
)

test('an address of no toolkit, or no address, is told when the engine starts', async () => {
  await expect(start({ origins: { gitt: [gitAt] } })).rejects.toThrow(
    'origins names "gitt", which is no toolkit of this engine.',
  )
  await expect(start({ origins: { git: ['http://git.lan'] } })).rejects.toThrow(
    '"http://git.lan" in origins.git is no origin.',
  )
})

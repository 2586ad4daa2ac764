import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import type { GateRequest, Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { appUrl, newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'google' | 'github' | 'slack' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'github', 'slack', 'resend')
})
afterAll(() => world.stop())

const encryptionKey = `k1:${Buffer.from('canary-encryption-key-32-bytes!!').toString('base64')}`

test('T40, T43: whatever happens, no secret is in an answer, a log, an error or a file', async () => {
  const logged = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  const consoles = methods.map((method) => vi.spyOn(console, method))
  const database = await newDatabase()
  const errors: unknown[] = []
  const { app, visitor, clock } = await newEngine(world, {
    database: database.path,
    encryptionKey,
    onError: (error: unknown) => errors.push(error),
  })
  const seen: unknown[] = []
  const session = await app.session({
    manage_connections: { enable: true, callback_url: appUrl },
  })
  const tools = {
    gmail: 'GMAIL_LIST_LABELS',
    github: 'GITHUB_GET_THE_AUTHENTICATED_USER',
    slack: 'SLACK_LIST_ALL_CHANNELS',
    resend: 'RESEND_LIST_DOMAINS',
  }
  const accounts: string[] = []
  for (const toolkit of ['gmail', 'github', 'slack'] as const) {
    const link = await session.link(toolkit)
    accounts.push(link.connected_account_id)
    const response = await visitor().connect(link)
    seen.push(await response.text(), ...response.headers)
  }
  const resend = await session.link('resend')
  const keyPage = `${resend.redirect_url}/key`
  seen.push(await (await visitor().press(keyPage, { api_key: world.apiKeys.resend })).text())
  const own = await app.call('POST', '/auth_configs', {
    toolkit: { slug: 'gmail' },
    auth_config: {
      type: 'use_custom_auth',
      authScheme: 'OAUTH2',
      credentials: { client_id: 'id', client_secret: 'canary-client-secret' },
    },
  })
  seen.push(own.body, (await app.call('GET', '/auth_configs')).body)
  const failed = visitor()
  const callback = await failed.consent(await session.link('github'))

  world.upstreams.google.ttl(3600)
  clock.ahead = 3_600_000
  const troubles = [
    undefined,
    { status: 401 },
    { status: 500 },
    { status: 200 },
    { destroy: 'after' as const },
  ]
  for (const trouble of troubles) {
    for (const [toolkit, tool] of Object.entries(tools)) {
      const { faults, requests } = world.upstreams[gates[toolkit as keyof typeof gates]]
      if (trouble) faults.push({ match: /./, body: echo(requests), ...trouble })
      seen.push(await session.execute(tool))
      faults.length = 0
    }
  }
  world.upstreams.github.faults.push({
    match: /access_token/,
    status: 400,
    body: echo(world.upstreams.github.requests),
  })
  seen.push(await (await failed.send(callback)).text())
  for (const id of accounts) seen.push(await app.account(id))
  for (const path of ['/connected_accounts', '/tool_router/session/x', '/toolkits', '/tools'])
    seen.push((await app.call('GET', path)).body)

  const files = await readdir(database.folder)
  const bytes = await Promise.all(files.map((file) => readFile(join(database.folder, file))))
  seen.push(...bytes.map((content) => content.toString('latin1')))
  const calls = [...logged, ...consoles].flatMap((spy) => spy.mock.calls)
  vi.restoreAllMocks()
  const everything = inspect([seen, errors, calls], {
    depth: null,
    maxStringLength: null,
    maxArrayLength: null,
    showHidden: true,
  })
  expect(files).toContain('engine.db-wal')
  const secrets = allSecrets()
  expect(secrets.length).toBeGreaterThan(12)
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
})

const gates = { gmail: 'google', github: 'github', slack: 'slack', resend: 'resend' } as const

/** An answer that repeats all that the upstream was sent last. */
function echo(requests: readonly GateRequest[]): string {
  const sent = requests.slice(-2).flatMap(secretsIn).join(' ')
  return JSON.stringify({ message: sent, ok: false, error: sent, errors: [{ message: sent }] })
}

/** All that went over the wire or was typed, and must not be seen anywhere else. */
function allSecrets(): string[] {
  const { gmail, github, slack } = world.authConfigs
  const all = [
    ...Object.values(world.upstreams).flatMap(({ requests }) => requests.flatMap(secretsIn)),
    ...[gmail, github, slack].map(({ clientSecret }) => clientSecret),
    ...world.upstreams.google.liveTokens(),
    world.apiKeys.resend,
    'canary',
    encryptionKey.slice(3),
  ]
  return [...new Set(all)]
}

function secretsIn({ headers, body }: GateRequest): string[] {
  const form = new URLSearchParams(body)
  const names = ['code', 'code_verifier', 'client_secret', 'refresh_token']
  return [headers.authorization?.split(' ').at(-1), ...names.map((name) => form.get(name))].filter(
    (secret) => typeof secret === 'string',
  )
}

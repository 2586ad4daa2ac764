import type { AuthConfig, ConnectedAccount } from '@maillon/core/contract'
import { apiKeys, defineToolkit, oauth2 } from '@maillon/core/toolkit'
import { startDialect } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newEngine } from '../fixtures.contract.ts'

const domain = { label: 'Domain', example: 'acme' }
const facts = {
  description: 'For tests.',
  version: '20261130_00',
  verified: 'specified',
  baseUrl: 'https://{domain}.desk.test/api',
  hosts: ['*.desk.test'],
  tools: [],
} as const
const login = oauth2({
  label: 'Sign in',
  fields: { domain },
  authorizeUrl: 'https://{domain}.desk.test/authorize',
  tokenUrl: 'https://{domain}.desk.test/token',
  scopes: {},
})
const key = apiKeys({
  label: 'API token',
  fields: { domain, token: { label: 'Token', secret: true } },
  headers: { 'x-token': '{token}' },
})
const desk = defineToolkit({ ...facts, slug: 'desk', name: 'Desk', auth: { login, key } })

let upstream: Awaited<ReturnType<typeof startDialect>>
beforeAll(async () => {
  const auth = { ...login, label: 'Sign in' }
  upstream = await startDialect(defineToolkit({ ...facts, slug: 'desk', name: 'Desk', auth }), {
    values: { domain: 'acme' },
  })
})
afterAll(() => upstream.stop())

async function start(fields?: Record<string, string>) {
  const { routes } = upstream
  const client = { clientId: 'client', clientSecret: 'secret', ...upstream.authConfigs.desk }
  const authConfigs = { desk: { ...client, ...(fields && { fields }) } }
  const started = await newEngine({ routes, authConfigs }, { toolkits: [desk] })
  const make = (more: object) =>
    started.app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
      toolkit: { slug: 'desk' },
      auth_config: more,
    })
  return { ...started, make, session: await started.app.session() }
}

test('what an operator fills in is shown to the person as it is, and the login goes there', async () => {
  const { app, session, visitor } = await start({ domain: 'acme' })
  const link = await session.link('desk', { way: 'login' })
  const person = visitor()
  const page = await (await person.send(link.redirect_url)).text()
  expect(page).toContain(
    '<p class="fixed"><span><bdi>Domain</bdi></span> <b><bdi>acme</bdi></b></p>',
  )
  expect((await person.press(link.redirect_url, { domain: 'evil' })).status).toBe(422)
  const to = (await person.press(link.redirect_url)).headers.get('location') ?? ''
  const back = (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
  await person.send(back)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    state: { val: { domain: 'acme' } },
  })
})

test('an auth config of a project’s own does so for each of its ways, and an app cannot say otherwise', async () => {
  const { app, make, visitor } = await start()
  const made = await make({ type: 'use_composio_managed_auth', fields: { domain: 'acme' } })
  const { id } = made.body.auth_config
  const { body } = await app.call<AuthConfig>('GET', `/auth_configs/${id}`)
  expect(body.credentials).toMatchObject({ domain: 'acme' })
  const session = await app.session({ auth_configs: { desk: id } })
  const link = await session.link('desk')
  const page = await (await visitor().send(`${link.redirect_url}?way=key`)).text()
  expect(page).toContain('<bdi>acme</bdi>')
  expect(page).toContain('name="token"')
  const other = await session.tryLink('desk', { way: 'key', connection_data: { domain: 'evil' } })
  expect(other.body.error?.message).toBe('The auth config fills in "domain" for all its accounts.')
})

test('an app that brings a key along need not say what the auth config does', async () => {
  const { app, make } = await start()
  const custom = { type: 'use_custom_auth', authScheme: 'API_KEY', fields: { domain: 'acme' } }
  const { id } = (await make(custom)).body.auth_config
  const { body } = await app.call<ConnectedAccount>('POST', '/connected_accounts', {
    auth_config: { id },
    connection: { user_id: 'ada', state: { authScheme: 'API_KEY', val: { token: 'canary' } } },
  })
  expect(body).toMatchObject({ status: 'ACTIVE', state: { val: { domain: 'acme' } } })
})

test.each([
  [{ token: 'canary' }, 'The Token is a secret, which the person types.'],
  [{ region: 'eu' }, 'Desk has no field "region".'],
  [{ domain: 'acme.desk.test.evil.test' }, 'the address would be none of Desk'],
])('what nobody can fill in for all accounts is refused: %j', async (fields, message) => {
  const { make } = await start()
  const refused = await make({ type: 'use_custom_auth', authScheme: 'API_KEY', fields })
  expect(refused.body).toMatchObject({ error: { message: expect.stringContaining(message) } })
  await expect(start(fields as Record<string, string>)).rejects.toThrow(message)
})

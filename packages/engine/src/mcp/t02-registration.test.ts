import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Logins, newRequest, redirectUri, startLogins } from './login.contract.ts'

const publicUrl = 'http://localhost:4000'
let logins: Logins
beforeAll(async () => {
  logins = await startLogins({ registration: true })
})
afterAll(() => logins.stop())

async function register(metadata: unknown) {
  const body = typeof metadata === 'string' ? metadata : JSON.stringify(metadata)
  const response = await logins.fetch(`${publicUrl}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

async function begin(clientId: string, more: Record<string, string> = {}) {
  const endpoint = await logins.endpoint()
  const { query } = newRequest(endpoint.url, { client_id: clientId, ...more })
  const response = await logins.fetch(`${publicUrl}/authorize?${query}`, { redirect: 'manual' })
  return { ...endpoint, status: response.status, location: response.headers.get('location') }
}

async function pageOf(clientId: string, more: Record<string, string>) {
  const { id, location } = await begin(clientId, more)
  const session = await logins.call('getSession', { path: { sessionId: id } })
  const sessionUri = new URL(location ?? '').searchParams.get('session_uri') ?? ''
  const word = { session_uri: sessionUri, user_id: session.body.config.user_id ?? '' }
  const { body } = await logins.call('completeAuth', { body: word })
  return (await logins.fetch(body.redirect_url)).text()
}

test('clients register themselves only where the operator says so', async () => {
  const at = `${publicUrl}/.well-known/oauth-authorization-server`
  const metadata = await (await logins.fetch(at)).json()
  expect(metadata).toMatchObject({ registration_endpoint: `${publicUrl}/register` })
  const { client_id: known = '' } = (await register({ redirect_uris: [redirectUri] })).body
  const off = await startLogins()
  expect(await (await off.fetch(at)).json()).not.toHaveProperty('registration_endpoint')
  expect((await off.fetch(`${publicUrl}/register`, { method: 'POST' })).status).toBe(404)
  const { query } = newRequest((await off.endpoint()).url, { client_id: known })
  expect((await off.fetch(`${publicUrl}/authorize?${query}`)).status).toBe(400)
  await off.stop()
})

test('a client gets an id and no secret, whatever it asks for', async () => {
  const asked = {
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: 's',
    scope: 'x',
  }
  const { status, body } = await register({ ...asked, redirect_uris: ['cursor://mcp/callback'] })
  expect(status).toBe(201)
  expect(body).toMatchObject({ token_endpoint_auth_method: 'none' })
  expect(body).not.toHaveProperty('client_secret')
  expect(
    (await begin(body.client_id ?? '', { redirect_uri: 'cursor://mcp/callback' })).status,
  ).toBe(303)
})

test.each([
  ['no redirect URI', { redirect_uris: [] }, 'invalid_client_metadata'],
  ['no metadata', 'x', 'invalid_client_metadata'],
  ['too many', { redirect_uris: Array(21).fill(redirectUri) }, 'invalid_client_metadata'],
  [
    'all too long',
    { redirect_uris: Array(20).fill(`https://a.test/${'a'.repeat(200)}`) },
    'invalid_client_metadata',
  ],
  [
    'a long name',
    { redirect_uris: [redirectUri], client_name: 'a'.repeat(101) },
    'invalid_client_metadata',
  ],
  ['http elsewhere', { redirect_uris: ['http://a.test/'] }, 'invalid_redirect_uri'],
  ['what looks near', { redirect_uris: ['http://a.localhost.test/'] }, 'invalid_redirect_uri'],
  ['a script', { redirect_uris: [redirectUri, 'javascript:alert(1)'] }, 'invalid_redirect_uri'],
  ['a fragment', { redirect_uris: ['https://a.test/#x'] }, 'invalid_redirect_uri'],
])('T02 %s is refused in the words of RFC 7591', async (_, metadata, error) => {
  expect(await register(metadata)).toMatchObject({ status: 400, body: { error } })
})

test('T02 a client is answered where it said at first, and a wildcard is only a letter', async () => {
  const { body } = await register({ redirect_uris: ['https://a.test/*', 'cursor://mcp/callback'] })
  const elsewhere = ['https://a.test/x', 'https://b.test/*', 'cursor://mcp/other', redirectUri]
  for (const uri of elsewhere)
    expect((await begin(body.client_id ?? '', { redirect_uri: uri })).status, uri).toBe(400)
})

test('T02 a client on this machine has any port, under every name of it', async () => {
  const { body } = await register({ redirect_uris: ['http://app.localhost:1234/cb'] })
  const status = async (uri: string) =>
    (await begin(body.client_id ?? '', { redirect_uri: uri })).status
  expect(await status('http://app.localhost:5678/cb')).toBe(303)
  for (const uri of ['http://b.localhost:1234/cb', 'http://app.localhost.test:1234/cb'])
    expect(await status(uri)).toBe(400)
})

test('T02 nobody can make or change an id', async () => {
  const { body } = await register({ redirect_uris: [redirectUri] })
  const { client_id: id = '' } = body
  expect((await begin(id)).status).toBe(303)
  const changed = fc
    .tuple(fc.nat(id.length - 1), fc.constantFrom('A', 'Z', 'a', '9', '-', '_', '.'))
    .filter(([at, letter]) => id[at] !== letter)
    .map(([at, letter]) => id.slice(0, at) + letter + id.slice(at + 1))
  await fc.assert(
    // The last letter of base64 has two bits that say nothing.
    fc.asyncProperty(changed, async (other) => {
      const isSame = other.slice(0, -1) === id.slice(0, -1)
      if (!isSame) expect((await begin(other)).status).toBe(400)
    }),
    { numRuns: 50 },
  )
})

test('the page says that nobody has checked the name, and where the answer goes', async () => {
  const uris = ['https://evil.test/back', 'cursor://mcp/callback', redirectUri]
  const { body } = await register({ client_name: 'Cursor <b>', redirect_uris: uris })
  const places = ['evil.test', 'a program on this device (cursor:)', 'a program on this device']
  for (const [index, place] of places.entries()) {
    const page = await pageOf(body.client_id ?? '', { redirect_uri: uris[index] ?? '' })
    expect(page).toContain(`<bdi>${place}</bdi>`)
    expect(page).toContain('Cursor &lt;b&gt;</bdi>”. Nobody has checked that.')
  }
})

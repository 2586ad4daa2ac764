import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectClient, type Endpoint } from './fixtures.contract.ts'
import {
  clientId,
  type Logins,
  newRequest,
  redirectUri,
  startLogins,
  verifierUrl,
} from './login.contract.ts'

const publicUrl = 'http://localhost:4000'
let logins: Logins
beforeAll(async () => {
  logins = await startLogins()
})
beforeEach(() => {
  logins.clock.ahead = 0
})
afterAll(() => logins.stop())

const get = (url: string) => logins.fetch(url, { redirect: 'manual' })
const post = (path: string, form: Record<string, string>, headers = {}) =>
  logins.fetch(publicUrl + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  })
const locationOf = (response: Response) =>
  new URL(response.headers.get('location') ?? 'http://none')

/** A session, and the address that its user gives to a client. */
const newSession = () => logins.endpoint({ preload: { tools: ['HACKERNEWS_GET_FRONTPAGE'] } })

async function begin(endpoint: Endpoint, more: Record<string, string> = {}) {
  const { query, verifier } = newRequest(endpoint.url, more)
  const response = await get(`${publicUrl}/authorize?${query}`)
  return { response, verifier, location: locationOf(response) }
}

const userOf = async (id: string) =>
  (await logins.call('getSession', { path: { sessionId: id } })).body.config.user_id

async function confirm(location: URL, userId: string, call = logins.call) {
  const sessionUri = location.searchParams.get('session_uri') ?? ''
  return call('completeAuth', { body: { session_uri: sessionUri, user_id: userId } })
}

/** From the first request to the code, as the user says yes. */
async function codeFor(endpoint: Endpoint & { id: string }, more = {}, decision = 'allow') {
  const { location, verifier } = await begin(endpoint, more)
  const { body } = await confirm(location, await userOf(endpoint.id))
  const page = body.redirect_url
  const decided = await post(new URL(page).pathname, { decision }, { origin: publicUrl })
  return { page, verifier, back: locationOf(decided) }
}

async function exchange(back: URL, verifier: string, more: Record<string, string> = {}) {
  const response = await post('/token', {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

async function logIn(endpoint: Endpoint & { id: string }, more = {}) {
  const { back, verifier } = await codeFor(endpoint, more)
  return (await exchange(back, verifier)).body
}

const refresh = async (token: string | undefined, more: Record<string, string> = {}) => {
  const response = await post('/token', {
    grant_type: 'refresh_token',
    refresh_token: token ?? '',
    client_id: clientId,
    ...more,
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token ?? ''}` })
const list = (endpoint: Endpoint, token: string | undefined) =>
  logins.fetch(endpoint.url, {
    method: 'POST',
    headers: {
      ...bearer(token),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
  })

test('a client that is not let in is told who lets it in, and so is told the rest', async () => {
  const endpoint = await newSession()
  const refused = await list(endpoint, 'none')
  expect(refused.status).toBe(401)
  const [, metadata = ''] =
    /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '') ?? []
  expect(await (await get(metadata)).json()).toMatchObject({
    resource: endpoint.url,
    authorization_servers: [publicUrl],
  })
  const server = await get(`${publicUrl}/.well-known/oauth-authorization-server`)
  expect(await server.json()).toMatchObject({
    issuer: publicUrl,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  })
})

test('the page that asks a user is in the language of their browser', async () => {
  const endpoint = await newSession()
  const { location } = await begin(endpoint)
  const { body } = await confirm(location, await userOf(endpoint.id))
  const headers = { 'accept-language': 'de-AT' }
  const page = await logins.fetch(body.redirect_url, { headers })
  const text = await page.text()
  expect(page.headers.get('content-language')).toBe('de')
  expect(text).toContain('Mit den Tools dieser Sitzung lesen')
  expect(text).toMatch(/Diese Seite läuft in \d+ Minuten ab\./)
})

test('a client logs in: the app names its user, the user says yes, and the client is in', async () => {
  const endpoint = await newSession()
  const { location } = await begin(endpoint)
  expect(location.href).toMatch(`${verifierUrl}?session_uri=login_`)
  const { page, back, verifier } = await codeFor(endpoint)
  expect([
    back.origin + back.pathname,
    back.searchParams.get('state'),
    back.searchParams.get('iss'),
  ]).toEqual([redirectUri, 'st4te', publicUrl])
  const { status, body } = await exchange(back, verifier)
  expect([status, body.token_type, body.scope]).toEqual([200, 'Bearer', 'tools:read tools:write'])
  const client = await connectClient(logins, {
    url: endpoint.url,
    headers: bearer(body.access_token),
  })
  expect((await client.listTools()).tools.length).toBeGreaterThan(0)
  await client.close()
  // The page worked once.
  expect((await get(page)).status).toBe(404)
})

test('the page names the client’s host, its own name as its own, and for whom', async () => {
  const endpoint = await newSession()
  const { location } = await begin(endpoint, { scope: 'tools:read' })
  const user = await userOf(endpoint.id)
  const { body } = await confirm(location, user)
  const response = await get(body.redirect_url)
  const html = await response.text()
  for (const text of ['client.example.test', 'Desk', user ?? '', 'Read with the tools'])
    expect(html).toContain(text)
  expect(html).not.toContain('Change and delete')
  expect(response.headers.get('content-security-policy')).toContain(
    "form-action 'self' http://127.0.0.1:33418",
  )
  const foreign = await post(
    new URL(body.redirect_url).pathname,
    { decision: 'allow' },
    { origin: 'https://evil.test' },
  )
  expect(foreign.status).toBe(403)
})

test('a program on the person’s machine is answered by its own scheme', async () => {
  const endpoint = await newSession()
  const redirect_uri = 'desk://oauth/callback'
  const { location, verifier } = await begin(endpoint, { redirect_uri })
  const { body } = await confirm(location, (await userOf(endpoint.id)) ?? '')
  const page = await get(body.redirect_url)
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self' desk:")
  const { pathname } = new URL(body.redirect_url)
  const back = locationOf(await post(pathname, { decision: 'allow' }, { origin: publicUrl }))
  expect(back.href).toMatch(/^desk:\/\/oauth\/callback\?code=/)
  expect((await exchange(back, verifier, { redirect_uri })).status).toBe(200)
})

test('who says no is believed', async () => {
  const { back, verifier } = await codeFor(await newSession(), {}, 'deny')
  expect(back.searchParams.get('error')).toBe('access_denied')
  expect(back.searchParams.get('code')).toBeNull()
  expect((await exchange(back, verifier)).body.error).toBe('invalid_grant')
})

test('T24 only the session’s own user is confirmed, once, and by the session’s own project', async () => {
  const endpoint = await newSession()
  const user = (await userOf(endpoint.id)) ?? ''
  const other = await logins.otherProject()
  const foreign = await begin(endpoint)
  expect((await confirm(foreign.location, user, other)).error?.slug).toBe('verification_failed')
  expect((await confirm(foreign.location, user)).status).toBe(200)
  expect((await confirm(foreign.location, user)).error?.slug).toBe('verification_failed')
  const wrong = await begin(endpoint)
  expect((await confirm(wrong.location, 'somebody else')).error?.slug).toBe('verification_failed')
  expect((await confirm(wrong.location, user)).error?.slug).toBe('verification_failed')
  const late = await begin(endpoint)
  logins.clock.ahead = 11 * 60_000
  expect((await confirm(late.location, user)).error?.slug).toBe('verification_failed')
})

test('T24 a token is for its own session and the engine alone', async () => {
  const [one, two] = [await newSession(), await newSession()]
  const { access_token: token } = await logIn(one)
  expect((await list(one, token)).status).toBe(200)
  expect((await list(two, token)).status).toBe(401)
  const api = await logins.fetch(`${publicUrl}/api/v3.1/connected_accounts`, {
    headers: { 'x-api-key': token ?? '' },
  })
  expect(api.status).toBe(401)
  for (const forged of [
    token?.slice(0, -1),
    `${token ?? ''}x`,
    'mat_e30.x',
    'eyJhbGciOiJub25lIn0.e30.',
  ])
    expect((await list(one, forged)).status).toBe(401)
})

test('a token ends after ten minutes, with its grant, and when the session lets nobody in any more', async () => {
  const endpoint = await newSession()
  const first = await logIn(endpoint)
  logins.clock.ahead = 10 * 60_000 + 1
  expect((await list(endpoint, first.access_token)).status).toBe(401)
  const { body: second } = await refresh(first.refresh_token)
  expect((await list(endpoint, second.access_token)).status).toBe(200)
  await post('/revoke', { token: second.access_token ?? '' })
  expect((await list(endpoint, second.access_token)).status).toBe(401)
  expect((await refresh(second.refresh_token)).body.error).toBe('invalid_grant')

  const third = await logIn(endpoint)
  await logins.call('revokeSessionTokens', { path: { sessionId: endpoint.id }, body: {} })
  expect((await list(endpoint, third.access_token)).status).toBe(401)
  expect((await refresh(third.refresh_token)).body.error).toBe('invalid_grant')
})

test('[a] who logs out with the refresh token that a call beside it has just renewed is logged out', async () => {
  const endpoint = await newSession()
  const first = await logIn(endpoint)
  const { body: second } = await refresh(first.refresh_token)
  await post('/revoke', { token: `${first.refresh_token ?? ''}x` })
  expect((await list(endpoint, second.access_token)).status).toBe(200)
  await post('/revoke', { token: first.refresh_token ?? '' })
  expect((await list(endpoint, second.access_token)).status).toBe(401)
})

test('what listens by a token hears no more once its grant has ended', async () => {
  const endpoint = await newSession()
  const { access_token: token, refresh_token: refreshToken } = await logIn(endpoint)
  const client = await connectClient(logins, { url: endpoint.url, headers: bearer(token) })
  const { closed } = await client.listen({ toolsListChanged: true })
  await post('/revoke', { token: refreshToken ?? '' })
  await closed
})

test('a code that comes twice, or a refresh token later, ends all that came of it', async () => {
  const endpoint = await newSession()
  const { back, verifier } = await codeFor(endpoint)
  const { body } = await exchange(back, verifier)
  expect((await exchange(back, verifier)).body.error).toBe('invalid_grant')
  expect((await list(endpoint, body.access_token)).status).toBe(401)

  const first = await logIn(endpoint)
  const second = await refresh(first.refresh_token)
  expect(second.status).toBe(200)
  logins.clock.ahead = 10_000
  expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')
  expect((await refresh(second.body.refresh_token)).body.error).toBe('invalid_grant')
  expect((await list(endpoint, second.body.access_token)).status).toBe(401)
})

test('T24 a refresh token that was renewed more than once since ends all that came of it, and so does the code', async () => {
  for (const stolen of ['code', 'token']) {
    const endpoint = await newSession()
    const { back, verifier } = await codeFor(endpoint)
    const { body: first } = await exchange(back, verifier)
    const { body: second } = await refresh(first.refresh_token)
    const { body: third } = await refresh(second.refresh_token)
    expect((await list(endpoint, third.access_token)).status).toBe(200)
    const again = await (stolen === 'code'
      ? exchange(back, verifier)
      : refresh(first.refresh_token))
    expect(again.body.error).toBe('invalid_grant')
    expect((await list(endpoint, third.access_token)).status).toBe(401)
    expect((await refresh(third.refresh_token)).body.error).toBe('invalid_grant')
  }
})

test('T24 a refresh token that comes again within ten seconds gets the same successor, used or not, until that is renewed', async () => {
  const endpoint = await newSession()
  const first = await logIn(endpoint)
  const { body: second } = await refresh(first.refresh_token)
  expect((await list(endpoint, second.access_token)).status).toBe(200)
  logins.clock.ahead = 9_000
  for (const again of await Promise.all([1, 2, 3].map(() => refresh(first.refresh_token)))) {
    expect(again.body.refresh_token).toBe(second.refresh_token)
    expect((await list(endpoint, again.body.access_token)).status).toBe(200)
  }
  const renewed = await Promise.all([1, 2, 3].map(() => refresh(second.refresh_token)))
  const [third, ...others] = renewed.map(({ body }) => body.refresh_token)
  expect(third).not.toBe(second.refresh_token)
  expect(new Set(others)).toEqual(new Set([third]))
  expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')
  expect((await refresh(third)).body.error).toBe('invalid_grant')
})

test('[a] a refresh token waits to be renewed for the calls that still bring its predecessor', async () => {
  const first = await logIn(await newSession())
  const { body: second } = await refresh(first.refresh_token)
  const early = refresh(second.refresh_token)
  expect((await refresh(first.refresh_token)).body.refresh_token).toBe(second.refresh_token)
  const { body: third } = await early
  expect((await refresh(second.refresh_token)).body.refresh_token).toBe(third.refresh_token)
})

test.each([0, 9_000])(
  'T24 a refresh token of another client, spent or not, ends all that came of it: %i ms later',
  async (later) => {
    const other = { client_id: 'https://client.example.test/other.json' }
    const endpoint = await newSession()
    const first = await logIn(endpoint)
    expect((await refresh(first.refresh_token, other)).body.error).toBe('invalid_grant')
    expect((await list(endpoint, first.access_token)).status).toBe(401)

    const { refresh_token: spent } = await logIn(endpoint)
    const { body: second } = await refresh(spent)
    logins.clock.ahead = later
    expect((await refresh(spent, other)).body.error).toBe('invalid_grant')
    expect((await list(endpoint, second.access_token)).status).toBe(401)
  },
)

test('T24 a refresh token that comes again gets nothing once the session lets nobody in, or its grant has ended', async () => {
  const endpoint = await newSession()
  const first = await logIn(endpoint)
  const { body: second } = await refresh(first.refresh_token)
  await post('/revoke', { token: second.refresh_token ?? '' })
  expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')

  const third = await logIn(endpoint)
  await refresh(third.refresh_token)
  await logins.call('revokeSessionTokens', { path: { sessionId: endpoint.id }, body: {} })
  expect((await refresh(third.refresh_token)).body.error).toBe('invalid_grant')
})

test('[e] a client logs in and refreshes for a session, however it spells its address', async () => {
  const endpoint = await newSession()
  const { pathname } = new URL(endpoint.url)
  for (const resource of [
    `HTTP://LOCALHOST:4000${pathname}`,
    `http://localhost:4000/x/..${pathname.replace('m', '%6d').replace('p', '%70')}`,
    `${endpoint.url}?elicitation=url`,
  ]) {
    const { back, verifier } = await codeFor(endpoint, { resource })
    const { status, body } = await exchange(back, verifier, { resource })
    expect([resource, status]).toEqual([resource, 200])
    expect((await refresh(body.refresh_token, { resource })).status).toBe(200)
  }
  const { refresh_token: token } = await logIn(endpoint)
  for (const resource of [
    `${endpoint.url}/`,
    `${endpoint.url}#a`,
    `http://ada@localhost:4000${pathname}`,
    `http://localhost:4001${pathname}`,
    `https://localhost:4000${pathname}`,
    (await newSession()).url,
  ])
    expect((await refresh(token, { resource })).body.error, resource).toBe('invalid_grant')
  expect((await refresh(token)).status).toBe(200)
})

test('of many who bring a code at once, one gets tokens', async () => {
  const { back, verifier } = await codeFor(await newSession())
  const all = await Promise.all(Array.from({ length: 5 }, () => exchange(back, verifier)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
})

test.each<[string, Record<string, string>]>([
  ['another verifier', { code_verifier: 'x'.repeat(43) }],
  ['no verifier', { code_verifier: '' }],
  ['another client', { client_id: 'https://client.example.test/other.json' }],
  ['another redirect_uri', { redirect_uri: 'https://client.example.test/back' }],
  ['another audience', { resource: 'http://localhost:4000/mcp/trs_0000000000000000000000' }],
])('a code with %s is worth nothing', async (_, wrong) => {
  const { back, verifier } = await codeFor(await newSession())
  expect(await exchange(back, verifier, wrong)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
})

test('a code ends after a minute', async () => {
  const { back, verifier } = await codeFor(await newSession())
  logins.clock.ahead = 60_001
  expect((await exchange(back, verifier)).body.error).toBe('invalid_grant')
})

test.each<[string, Record<string, string>, string]>([
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ['a token at once', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope that is none', { scope: 'tools:read admin' }, 'invalid_scope'],
])('a client that asks for %s is told so, and the app is not asked', async (_, wrong, error) => {
  const { location } = await begin(await newSession(), wrong)
  expect(location.href).toMatch(redirectUri)
  expect([location.searchParams.get('error'), location.searchParams.get('iss')]).toEqual([
    error,
    publicUrl,
  ])
})

test.each<[string, Record<string, string>]>([
  ['a redirect_uri of another host', { redirect_uri: 'https://evil.test/callback' }],
  ['a redirect_uri with another path', { redirect_uri: 'http://127.0.0.1:1/other' }],
  ['a script', { redirect_uri: 'javascript:alert(1)' }],
  ['a client in the clear', { client_id: 'http://client.example.test/oauth/client.json' }],
  ['a client without a document', { client_id: 'https://client.example.test/none.json' }],
  ['a client that is a name', { client_id: 'desk' }],
  ['another resource', { resource: 'https://evil.test/mcp' }],
  ['a session that is none', { resource: `${publicUrl}/mcp/trs_0000000000000000000000` }],
  ['a client on this machine', { client_id: 'https://127.0.0.1/oauth/client.json' }],
  [
    'a client whose address is spelt otherwise',
    { client_id: 'https://client.example.test/x/../oauth/client.json' },
  ],
])('%s: nobody is sent anywhere', async (_, wrong) => {
  const { response } = await begin(await newSession(), wrong)
  expect(response.status).toBe(400)
  expect(response.headers.get('location')).toBeNull()
})

test('a document is of its own client, and names places where a code may go', async () => {
  const base = { client_id: 'https://client.example.test/a.json', redirect_uris: [redirectUri] }
  const documents = [
    { ...base, client_id: clientId },
    { ...base, redirect_uris: ['http://client.example.test/back'] },
    { ...base, redirect_uris: [] },
    { ...base, token_endpoint_auth_method: 'client_secret_basic' },
    'no JSON',
    `${JSON.stringify(base)}${' '.repeat(70_000)}`,
  ]
  for (const [index, document] of documents.entries()) {
    const path = `/${index}.json`
    logins.documents[path] = document
    const { response } = await begin(await newSession(), {
      client_id: `https://client.example.test${path}`,
    })
    expect([index, response.status]).toEqual([index, 400])
  }
  expect(new Set(logins.asked).size).toBeGreaterThan(documents.length)
})

test('a client that may only read is asked to log in again before it writes', async () => {
  const endpoint = await newSession()
  const { access_token: token } = await logIn(endpoint, { scope: 'tools:read' })
  const call = (name: string, input: object) =>
    logins.fetch(endpoint.url, {
      method: 'POST',
      headers: {
        ...bearer(token),
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name, arguments: input },
      }),
    })
  const several = (slug: string) => ({ tools: [{ tool_slug: slug, arguments: {} }] })
  expect((await call('HACKERNEWS_GET_FRONTPAGE', {})).status).toBe(200)
  expect(
    (await call('COMPOSIO_MULTI_EXECUTE_TOOL', several('HACKERNEWS_GET_FRONTPAGE'))).status,
  ).toBe(200)
  for (const refused of [
    await call('GMAIL_SEND_EMAIL', {}),
    await call('COMPOSIO_MULTI_EXECUTE_TOOL', several('GMAIL_SEND_EMAIL')),
    await call('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['gmail'] }),
    await call('NO_SUCH_TOOL', {}),
  ]) {
    expect(refused.status).toBe(403)
    expect(refused.headers.get('www-authenticate')).toContain(
      'error="insufficient_scope", scope="tools:read tools:write"',
    )
  }
})

test('for whoever knows no session, nothing is fetched', async () => {
  logins.documents['/unknown.json'] = {}
  await begin(await newSession(), {
    client_id: 'https://client.example.test/unknown.json',
    resource: `${publicUrl}/mcp/trs_0000000000000000000000`,
  })
  expect(logins.asked).not.toContain('/unknown.json')
})

test('no more than twenty logins of a session wait at a time', async () => {
  const endpoint = await newSession()
  for (let index = 0; index < 20; index += 1) await begin(endpoint)
  const { location } = await begin(endpoint)
  expect(location.searchParams.get('error')).toBe('temporarily_unavailable')
})

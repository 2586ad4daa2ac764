import { createTestEngine, newApiKey } from '@maillon/testkit'
import { generateKeyPair } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callWith } from '../http/test-api.contract.ts'
import { type Issuer, issuer, startIssuer } from './app-issuer.contract.ts'
import { post } from './fixtures.contract.ts'

let app: Issuer
beforeEach(async () => {
  app = await startIssuer()
})
afterEach(async () => {
  vi.useRealTimers()
  await app.stop()
})

type Place = Awaited<ReturnType<Issuer['place']>>

const write = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'COMPOSIO_MANAGE_CONNECTIONS', arguments: { toolkits: ['gmail'] } },
}

const knock = ({ url }: Place, token: string, body?: unknown) =>
  post(app, url, { authorization: `Bearer ${token}` }, body)

test("a session's metadata name the app's issuer, and the engine's own server is off", async () => {
  const place = await app.place()
  const refused = await post(app, place.url, {})
  expect(refused.status).toBe(401)
  const [, at = ''] =
    /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '') ?? []
  const metadata = await (await app.fetch(at)).json()
  expect(metadata).toMatchObject({ resource: place.url, authorization_servers: [issuer] })
  const { origin } = new URL(place.url)
  for (const path of ['/.well-known/oauth-authorization-server', '/authorize'])
    expect((await app.fetch(origin + path)).status).toBe(404)
  for (const path of ['/token', '/revoke'])
    expect((await app.fetch(origin + path, { method: 'POST' })).status).toBe(404)
})

test("the issuer's token opens its user's session, and so do the session's own token and a key", async () => {
  const place = await app.place()
  expect((await knock(place, await app.token(place.claims))).status).toBe(200)
  expect((await knock(place, await app.token(place.claims, { typ: 'JWT' }))).status).toBe(200)
  const several = { ...place.claims, aud: ['https://other.example.test', place.url] }
  expect((await knock(place, await app.token(several))).status).toBe(200)
  expect((await post(app, place.url, place.headers)).status).toBe(200)
  expect((await post(app, place.url, { 'x-api-key': app.apiKey })).status).toBe(200)
  expect(app.asked).toEqual(['/.well-known/oauth-authorization-server', '/keys'])
})

test('T24 a token that is not the issuer’s for this session now is refused with who lets in', async () => {
  const place = await app.place()
  const { claims } = place
  const { privateKey: stranger } = await generateKeyPair('ES256')
  const now = Math.floor(Date.now() / 1000)
  const none = [
    { alg: 'none', typ: 'at+jwt' },
    { iss: issuer, exp: now + 300, ...claims },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const publicKey = new TextEncoder().encode(JSON.stringify(app.published[0]))
  const good = await app.token(claims)
  const tokens = {
    'another audience': await app.token({ ...claims, aud: (await app.place()).url }),
    'a resource below': await app.token({ ...claims, aud: `${place.url}/more` }),
    'no audience': await app.token({ sub: claims.sub }),
    'another issuer': await app.token({ ...claims, iss: 'https://login.other.example.test' }),
    'a slash more': await app.token({ ...claims, iss: `${issuer}/` }),
    expired: await app.token({ ...claims, exp: now - 31 }),
    'no end': await app.token({ ...claims, exp: undefined }),
    'not yet': await app.token({ ...claims, nbf: now + 120 }),
    'no user': await app.token({ aud: claims.aud }),
    'a number for a user': await app.token({ ...claims, sub: 7 }),
    'another kind of token': await app.token(claims, { typ: 'dpop+jwt' }),
    'no type': await app.token(claims, { typ: undefined as never }),
    "a stranger's key": await app.token(claims, {}, stranger),
    'an unknown key': await app.token(claims, { kid: 'unknown' }, stranger),
    'signed with what is public': await app.token(claims, { alg: 'HS256' }, publicKey),
    'no signature': `${none}.`,
    'a signature that was changed': `${good.slice(0, -6)}AAAAAA`,
    'no token': 'eyJ.eyJ.eyJ',
  }
  for (const [what, token] of Object.entries(tokens)) {
    const response = await knock(place, token)
    expect(response.status, what).toBe(401)
    expect(response.headers.get('www-authenticate'), what).toContain('resource_metadata="')
  }
  expect((await knock(place, good)).status).toBe(200)
})

test('a clock that is 30 s off is taken for right', async () => {
  const place = await app.place()
  const now = Math.floor(Date.now() / 1000)
  for (const claims of [{ exp: now - 10 }, { nbf: now + 20 }])
    expect((await knock(place, await app.token({ ...place.claims, ...claims }))).status).toBe(200)
})

test('T27 a token of one user never opens the session of another, whatever it is for', async () => {
  const [hers, his] = [await app.place(), await app.place()]
  const stolen = await app.token({ aud: [hers.url, his.url], sub: his.claims.sub })
  const refused = await knock(hers, stolen)
  expect(refused.status).toBe(403)
  expect(refused.headers.get('www-authenticate')).toBeNull()
  expect((await knock(his, stolen)).status).toBe(200)
})

test('T26 the issuer knows users of one project, and opens no session of another', async () => {
  const call = callWith(app.engine, await newApiKey(app.engine, 'other'))
  const { body } = await call('createSession', { body: { user_id: 'person 1' } })
  const place = { ...(await app.place()), url: body.mcp.url ?? '' }
  const response = await knock(place, await app.token({ aud: place.url, sub: 'person 1' }))
  expect(response.status).toBe(404)
  expect((await post(app, place.url, {})).headers.get('www-authenticate')).not.toContain('resource')
})

test('who may only read is asked for more to write, and who may nothing for something', async () => {
  const place = await app.place()
  const ask = async (scopes: Record<string, unknown>, body?: unknown) =>
    knock(place, await app.token({ ...place.claims, scope: undefined, ...scopes }), body)
  const refused = await ask({ scope: 'openid tools:read' }, write)
  expect(refused.status).toBe(403)
  expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
  for (const more of [{ scope: 'tools:write' }, { scp: ['tools:write'] }])
    expect((await ask(more, write)).status).toBe(200)
  for (const nothing of [{}, { scope: '' }, { scope: 'openid toolsXread' }, { scp: [7] }])
    expect((await ask(nothing)).status).toBe(403)
})

test('while the issuer is down a token is neither taken nor refused but answered by 503', async () => {
  const place = await app.place()
  const token = await app.token(place.claims)
  app.trouble.status = 500
  const response = await knock(place, token)
  expect(response.status).toBe(503)
  expect(response.headers.get('www-authenticate')).toBeNull()
  expect(await response.json()).toMatchObject({ error: { slug: 'issuer_unavailable' } })
  const { length } = app.asked
  expect((await knock(place, token)).status).toBe(503)
  expect(app.asked).toHaveLength(length)
  app.trouble.status = 200
  app.clock.ahead += 120_000
  expect((await knock(place, await app.token(place.claims))).status).toBe(200)
})

test('metadata of another issuer are none', async () => {
  const place = await app.place()
  app.trouble.issuer = 'https://login.other.example.test'
  expect((await knock(place, await app.token(place.claims))).status).toBe(503)
})

test('[c] an issuer that calls itself with a slash more is taken, and named as it calls itself', async () => {
  const place = await app.place()
  app.trouble.issuer = `${issuer}/`
  const iss = app.trouble.issuer
  expect((await knock(place, await app.token({ ...place.claims, iss }))).status).toBe(200)
  expect((await knock(place, await app.token(place.claims))).status).toBe(401)
  const { origin, pathname } = new URL(place.url)
  const about = await app.fetch(`${origin}/.well-known/oauth-protected-resource${pathname}`)
  expect(await about.json()).toMatchObject({ authorization_servers: [iss] })
})

test('[e] a token is for the session, however its address is spelt', async () => {
  const place = await app.place()
  const { pathname } = new URL(place.url)
  for (const aud of [`HTTP://LOCALHOST:4000${pathname}`, `${place.url}?elicitation=url`])
    expect((await knock(place, await app.token({ ...place.claims, aud }))).status, aud).toBe(200)
  for (const aud of [`${place.url}/`, `${place.url}#a`, `http://localhost:4001${pathname}`])
    expect((await knock(place, await app.token({ ...place.claims, aud }))).status, aud).toBe(401)
})

test('a new key is asked for, once in 30 s however many tokens name one that is not known', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const place = await app.place()
  expect((await knock(place, await app.token(place.claims))).status).toBe(200)
  await app.addKey('second')
  const next = await app.token(place.claims, { kid: 'second' })
  const keyVisits = () => app.asked.filter((path) => path === '/keys').length
  for (let times = 0; times < 5; times++) expect((await knock(place, next)).status).toBe(401)
  expect(keyVisits()).toBe(1)
  vi.setSystemTime(Date.now() + 31_000)
  expect((await knock(place, next)).status).toBe(200)
  expect(keyVisits()).toBe(2)
})

test('another audience and another claim can be named', async () => {
  const named = await startIssuer({ audience: 'https://api.app.example.test', userClaim: 'email' })
  const { url, claims } = await named.place()
  const open = async (more: Record<string, unknown>) => {
    const token = await named.token({ ...claims, email: claims.sub, ...more })
    return (await post(named, url, { authorization: `Bearer ${token}` })).status
  }
  expect(await open({ aud: 'https://api.app.example.test', sub: 'x' })).toBe(200)
  expect(await open({})).toBe(200)
  expect(await open({ aud: 'https://api.other.example.test' })).toBe(401)
  expect(await open({ email: undefined })).toBe(401)
  await named.stop()
})

test.each([
  { issuer: 'http://login.app.example.test' },
  { issuer: 'https://login.app.example.test/?tenant=1' },
  { issuer: 'https://me@login.app.example.test' },
  { issuer: 'login' },
  { issuer, userClaim: '' },
  { issuer, registration: true },
  { audience: 'https://api.app.example.test' },
])('an issuer that cannot be one is refused at the start: %j', async (mcp) => {
  await expect(createTestEngine({ mcp })).rejects.toMatchObject({ code: 'config_invalid' })
})

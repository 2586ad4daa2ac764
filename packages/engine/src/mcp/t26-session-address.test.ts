import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApiKey } from '@maillon/testkit'
import { type McpApi, post, startMcpApi } from './fixtures.contract.ts'

const clock = { ahead: 0 }
let api: McpApi
beforeAll(async () => {
  api = await startMcpApi({ now: () => Date.now() + clock.ahead })
})
afterAll(() => api.stop())

test('T26 the address of a session lets nobody in: a key of its project or its own token does', async () => {
  const { url, headers } = await api.endpoint()
  const other = await api.endpoint()
  const foreign = await newApiKey(api.engine, 'other')
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const token = headers.authorization?.slice('Bearer '.length) ?? ''
  const statusOf = async (credentials: Record<string, string>, at = url) =>
    (await post(api, at, credentials)).status

  expect(await statusOf(headers)).toBe(200)
  expect(await statusOf({ 'x-api-key': api.apiKey })).toBe(200)

  expect(await statusOf({})).toBe(401)
  expect(await statusOf({ 'x-api-key': 'wrong' })).toBe(401)
  expect(await statusOf({ 'x-api-key': '', ...headers })).toBe(401)
  expect(await statusOf(other.headers)).toBe(401)
  expect(await statusOf({ 'mcp-session-id': url.split('/').at(-1) ?? '' })).toBe(401)
  expect(await statusOf({}, `${url}?token=${token}`)).toBe(401)
  expect(await statusOf({ 'x-api-key': foreign })).toBe(404)
  const middle = Math.floor(token.length / 2)
  const changed = token[middle] === 'A' ? 'B' : 'A'
  expect(await statusOf(bearer(token.slice(0, middle) + changed + token.slice(middle + 1)))).toBe(
    401,
  )
  expect(await statusOf(bearer(token.slice(0, -1)))).toBe(401)
})

test('T26 a refusal tells a client how to come in', async () => {
  const { url } = await api.endpoint()
  const { headers } = await post(api, url, {})
  expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
})

test('T24 a token that was made for anybody else is refused', async () => {
  const { url } = await api.endpoint()
  const jwt = (claims: object) =>
    [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const foreign = [
    'ya29.a0AfH6SMBx-an-access-token-of-google',
    `${jwt({ iss: 'https://idp.example', aud: url, sub: 'user_1' }).join('.')}.`,
    `${jwt({ iss: 'https://idp.example', aud: 'https://api.example' }).join('.')}.c2ln`,
    'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    api.apiKey,
  ]
  for (const token of foreign)
    expect((await post(api, url, { authorization: `Bearer ${token}` })).status).toBe(401)
})

test('T26 a token that was changed is refused, also once the right one was let in', async () => {
  const { url, headers } = await api.endpoint()
  expect((await post(api, url, headers)).status).toBe(200)
  const { authorization = '' } = headers
  const [body = '', signature = ''] = authorization.split('.')
  expect(body).toMatch(/^Bearer mst_/)
  const forged = `${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  expect((await post(api, url, { authorization: forged })).status).toBe(401)
})

test('T26 a token ends by itself, and use() has a new one', async () => {
  const { id, url, headers } = await api.endpoint()
  expect((await post(api, url, headers)).status).toBe(200)
  clock.ahead += 25 * 3_600_000
  expect((await post(api, url, headers)).status).toBe(401)
  expect((await post(api, url, (await api.endpointOf(id)).headers)).status).toBe(200)
})

test('T26 revoking ends every token of a session, and of no other', async () => {
  const { id, url, headers } = await api.endpoint()
  const other = await api.endpoint()
  expect((await post(api, url, headers)).status).toBe(200)
  const { body } = await api.call('revokeSessionTokens', { path: { sessionId: id }, body: {} })
  expect((await post(api, url, headers)).status).toBe(401)
  expect((await post(api, url, { ...body.mcp.headers })).status).toBe(200)
  expect((await post(api, other.url, other.headers)).status).toBe(200)
  const foreign = await api.otherProject()
  const refused = await foreign('revokeSessionTokens', { path: { sessionId: id }, body: {} })
  expect(refused.error?.slug).toBe('session_not_found')
})

test('T26 a deleted session lets nobody in', async () => {
  const { id, url, headers } = await api.endpoint()
  await api.call('deleteSession', { path: { sessionId: id } })
  expect((await post(api, url, headers)).status).toBe(404)
})

test('T44 a key that may only connect accounts gets no token, and runs nothing by MCP', async () => {
  const created = await api.call('createApiKey', { body: { name: 'link', scopes: ['connect'] } })
  const key = { 'x-api-key': created.body.api_key }
  const { id, url } = await api.endpoint()
  expect((await post(api, url, key)).status).toBe(403)
  const api31 = url.replace(`/mcp/${id}`, `/api/v3.1/tool_router/session/${id}`)
  const answer = await (await api.fetch(api31, { headers: key })).text()
  expect(JSON.parse(answer)).toMatchObject({ mcp: { type: 'http', url } })
  expect(answer).not.toContain('mst_')
})

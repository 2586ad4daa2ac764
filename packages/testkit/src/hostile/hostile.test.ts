import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Hostile, startHostile } from './start-hostile.ts'

let hostile: Hostile
beforeEach(async () => {
  hostile = await startHostile()
})
afterEach(() => hostile.stop())

const verifier = 'v'.repeat(43)
const redirectUri = 'http://127.0.0.1:1/callback'

async function code(): Promise<string> {
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    state: 's',
    scope: 'items',
    code_challenge: challenge,
  })
  const response = await fetch(`${hostile.url}/authorize?${query}`, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

async function token(form: Record<string, string>) {
  const response = await fetch(`${hostile.url}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const exchange = (value: string, more = {}) =>
  token({
    grant_type: 'authorization_code',
    code: value,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  })
const refresh = (refresh_token = '') => token({ grant_type: 'refresh_token', refresh_token })
const read = async (accessToken = '') =>
  (await fetch(`${hostile.url}/items`, { headers: { authorization: `Bearer ${accessToken}` } }))
    .status

test('a code passes once, with its own verifier and redirect URI', async () => {
  expect((await exchange(await code(), { code_verifier: 'w'.repeat(43) })).status).toBe(400)
  expect((await exchange(await code(), { redirect_uri: 'http://evil.test' })).status).toBe(400)
  const value = await code()
  const { body } = await exchange(value)
  expect(await read(body.access_token)).toBe(200)
  expect((await exchange(value)).status).toBe(400)
})

test('a refresh token that comes twice ends its family', async () => {
  const { body: first } = await exchange(await code())
  const { body: second } = await refresh(first.refresh_token)
  expect(await read(second.access_token)).toBe(200)
  expect((await refresh(first.refresh_token)).body).toEqual({ error: 'invalid_grant' })
  expect(await read(second.access_token)).toBe(401)
  expect((await refresh(second.refresh_token)).status).toBe(400)
  expect(hostile.oauth.grants.reused).toBe(1)
})

test('a code that comes twice ends what it gave, unless it does not', async () => {
  for (const [ends, status] of [
    [true, 401],
    [false, 200],
  ] as const) {
    hostile.oauth.endsReusedCodes = ends
    const value = await code()
    const { body } = await exchange(value)
    expect((await exchange(value)).status).toBe(400)
    expect(await read(body.access_token)).toBe(status)
  }
})

test('a further consent gives a grant of its own, or more of the one there is', async () => {
  const revoke = (token = '') =>
    fetch(`${hostile.url}/revoke`, { method: 'POST', body: new URLSearchParams({ token }) })
  const twice = async () => [
    (await exchange(await code())).body,
    (await exchange(await code())).body,
  ]
  const [one, two] = await twice()
  expect(hostile.oauth.grants.live).toBe(2)
  await revoke(one?.refresh_token)
  expect([await read(one?.access_token), await read(two?.access_token)]).toEqual([401, 200])
  await revoke(two?.refresh_token)

  hostile.oauth.sharesGrants = true
  const [first, second] = await twice()
  expect(hostile.oauth.grants.live).toBe(1)
  await revoke(first?.access_token)
  expect(await read(second?.access_token)).toBe(401)
  expect(hostile.oauth.grants.live).toBe(0)
})

test('with an overlap, the one before passes, and no older one', async () => {
  hostile.oauth.overlaps = true
  const { body: first } = await exchange(await code())
  const { body: second } = await refresh(first.refresh_token)
  expect((await refresh(first.refresh_token)).status).toBe(200)
  expect((await refresh(second.refresh_token)).status).toBe(400)
})

test('troubles come one after the other, then it answers again', async () => {
  const { body } = await exchange(await code())
  hostile.oauth.troubles.push({ kind: 'status', status: 503 }, { kind: 'ok-error', error: 'x' })
  expect((await refresh(body.refresh_token)).status).toBe(503)
  expect((await refresh(body.refresh_token)).body).toEqual({ error: 'x' })
  expect((await refresh(body.refresh_token)).status).toBe(200)
})

test('a write that is cut off took effect, and is counted', async () => {
  const { body } = await exchange(await code())
  hostile.api.troubles.push({ kind: 'reset' })
  const headers = { authorization: `Bearer ${body.access_token}` }
  await expect(fetch(`${hostile.url}/items`, { method: 'POST', headers })).rejects.toThrow()
  expect([hostile.api.effects, hostile.api.requests.length]).toEqual([1, 1])
})

test('tokens end by time, by revocation, or at once', async () => {
  const { body } = await exchange(await code())
  hostile.oauth.grants.expire()
  expect(await read(body.access_token)).toBe(401)
  const { body: next } = await refresh(body.refresh_token)
  const form = new URLSearchParams({ token: next.refresh_token ?? '' })
  await fetch(`${hostile.url}/revoke`, { method: 'POST', body: form })
  expect(await read(next.access_token)).toBe(401)
  expect(hostile.oauth.grants.live).toBe(0)
})

test('an odd token_type, and callbacks that are posted, come when they are told to', async () => {
  hostile.oauth.tokenType = 'mac'
  const { body } = await exchange(await code())
  expect(body).toMatchObject({ token_type: 'mac', refresh_token: expect.any(String) })
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    state: 'a"&b',
    response_mode: 'form_post',
  })
  const page = await (await fetch(`${hostile.url}/authorize?${query}`)).text()
  expect(page).toContain(`<form method="post" action="${redirectUri}">`)
  expect(page).toContain('name="state" value="a&quot;&amp;b"')
  expect(page).toMatch(/name="code" value="code_/)
})

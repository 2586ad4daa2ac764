import { MaillonError } from '@maillon/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auth, client, endpoint, exchange, refresh, secrets, token } from './fixtures.contract.ts'
import { TokenRefused } from './token-refusal.ts'

const tokens = { accessToken: secrets.accessToken, clientId: 'client:1' }

test('what the way there says is passed on, but not that an outcome is unknown', async () => {
  const failing = (code: 'upstream_unreachable' | 'upstream_timeout' | 'outcome_unknown') =>
    Object.assign(() => Promise.reject(new MaillonError(code)), { close: async () => undefined })
  for (const ask of [exchange, refresh]) {
    await expect(ask(failing('upstream_unreachable'))).rejects.toMatchObject({
      code: 'upstream_unreachable',
    })
    await expect(ask(failing('upstream_timeout'))).rejects.toMatchObject({
      code: 'upstream_timeout',
    })
    await expect(ask(failing('outcome_unknown'))).rejects.toMatchObject({ code: 'upstream_error' })
  }
})

test('the code, its verifier and the client go to the token endpoint, and nowhere else', async () => {
  const { outbound, sent } = endpoint({ body: token })
  await exchange(outbound)
  expect(sent).toMatchObject([
    {
      url: 'https://up.test/token',
      method: 'POST',
      origins: ['https://up.test'],
      maxBytes: 64 * 1024,
    },
  ])
  expect(sent[0]?.headers).toMatchObject({
    accept: 'application/json',
    'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
  })
  expect(sent[0]?.headers).not.toHaveProperty('authorization')
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.body as string))).toEqual({
    grant_type: 'authorization_code',
    code: secrets.code,
    code_verifier: secrets.verifier,
    redirect_uri: 'https://connect.test/oauth/callback',
    client_id: 'client:1',
    client_secret: secrets.clientSecret,
  })
})

/** The pair in the header of a refresh, and the fields of its body. */
async function basicOf(clientAuthentication: 'basic' | 'encoded_basic', who = client) {
  const { outbound, sent } = endpoint({ body: token })
  await refresh(outbound, { auth: { ...auth, clientAuthentication }, client: who })
  const [, basic = ''] = sent[0]?.headers?.authorization?.split(' ') ?? []
  return {
    pair: Buffer.from(basic, 'base64').toString(),
    body: Object.fromEntries(new URLSearchParams(sent[0]?.body as string)),
  }
}

test('a client that proves itself by Basic stands in the header alone, as `curl -u` sends it', async () => {
  expect(await basicOf('basic')).toEqual({
    pair: `client:1:${secrets.clientSecret}`,
    body: { grant_type: 'refresh_token', refresh_token: secrets.refreshToken },
  })
  const who = { clientId: 'zürich', clientSecret: 'ключ+/=%25' }
  expect((await basicOf('basic', who)).pair).toBe('zürich:ключ+/=%25')
})

test('where the toolkit says so, it is encoded first (RFC 6749 §2.3.1)', async () => {
  expect((await basicOf('encoded_basic')).pair).toBe('client%3A1:canary+s3cret%3A%26')
  const who = { clientId: "a!b'c(d)e*f", clientSecret: 'ü+/=%25' }
  expect((await basicOf('encoded_basic', who)).pair).toBe(
    'a%21b%27c%28d%29e%2Af:%C3%BC%2B%2F%3D%2525',
  )
})

test('unreserved characters are never encoded, and all others come back by decoding', async () => {
  const who = {
    clientId: '0b7f3a52-9f6e-4c1d-8a3b-1f2e3d4c5b6a',
    clientSecret: 'AZaz09-._~',
  }
  const plain = `${who.clientId}:${who.clientSecret}`
  expect((await basicOf('basic', who)).pair).toBe(plain)
  expect((await basicOf('encoded_basic', who)).pair).toBe(plain)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (clientSecret) => {
      const { pair } = await basicOf('encoded_basic', { clientId: 'c', clientSecret })
      const [[, decoded] = []] = new URLSearchParams(`secret=${pair.slice(2)}`)
      expect([decoded, pair]).toEqual([clientSecret, expect.stringMatching(/^c:[\w.~%+-]*$/)])
    }),
    { numRuns: 50 },
  )
})

test.each([
  ['another state', { state: 'st_2', code: 'c' }],
  ['no state', { code: 'c' }],
  ['no code', { state: 'st_1' }],
  ['an empty code', { state: 'st_1', code: '' }],
  ['an id token beside it', { state: 'st_1', code: 'c', id_token: 'x' }],
  ['a token beside it', { state: 'st_1', code: 'c', token: 'x' }],
])('T03: a callback with %s asks for no token', async (_, query) => {
  const { outbound, sent } = endpoint({ body: token })
  const parameters = new URLSearchParams(query)
  await expect(exchange(outbound, { parameters })).rejects.toThrow()
  expect(sent).toEqual([])
})

test('T03: nor does one that says something twice', async () => {
  const { outbound, sent } = endpoint({ body: token })
  for (const query of ['code=a&code=b&state=st_1', 'code=a&state=st_1&state=st_1']) {
    const parameters = new URLSearchParams(query)
    await expect(exchange(outbound, { parameters })).rejects.toThrow()
  }
  expect(sent).toEqual([])
})

test('a callback with an error is a refusal', async () => {
  const parameters = new URLSearchParams({ error: 'access_denied', state: 'st_1' })
  const { outbound, sent } = endpoint({ body: token })
  await expect(exchange(outbound, { parameters })).rejects.toMatchObject({
    refusal: { error: 'access_denied', host: 'up.test', status: undefined },
  })
  expect(sent).toEqual([])
})

const issuer = 'https://up.test'
test.each([
  ['the same', issuer, true],
  ['none', undefined, true],
  ['another', 'https://evil.test', false],
  ['with a slash more', `${issuer}/`, false],
  ['in capitals', 'https://UP.test', false],
])('T05: where the issuer is known, a callback with %s as iss: %s → %s', async (_, iss, passes) => {
  for (const rest of [{ code: 'c' }, { error: 'access_denied' }]) {
    const { outbound, sent } = endpoint({ body: token })
    const parameters = new URLSearchParams({ ...rest, state: 'st_1', ...(iss && { iss }) })
    const error = await exchange(outbound, { auth: { ...auth, issuer }, parameters }).catch(
      (caught: unknown) => caught,
    )
    expect(sent).toHaveLength(passes && 'code' in rest ? 1 : 0)
    // Of another issuer's callback not even its error is believed.
    expect(error instanceof TokenRefused).toBe(passes && 'error' in rest)
  }
})

test('where no issuer is known, an iss is nothing to compare', async () => {
  const parameters = new URLSearchParams({ code: 'c', state: 'st_1', iss: 'https://any.test' })
  expect(await exchange({ body: token }, { parameters })).toEqual(tokens)
})

test('T40 a scope that repeats a secret is not kept, however it is spelled, and an error does not tell it', async () => {
  const basic = Buffer.from(`client:1:${secrets.clientSecret}`).toString('base64')
  const told = [
    secrets.accessToken,
    secrets.accessToken.replace('c', '%63').replace('-', '%2D'),
    secrets.refreshToken,
    basic,
  ]
  const scope = `mail ${told.join(' ')} calendar`
  const body = { ...token, refresh_token: secrets.refreshToken, scope }
  for (const ask of [exchange, refresh])
    expect((await ask({ body })).scopes).toEqual(['mail', 'calendar'])
  const clientSecret = 'a_secret_of_letters'
  const answer = { status: 400, body: { error: clientSecret } }
  await expect(refresh(answer, { client: { clientId: 'id', clientSecret } })).rejects.toThrow(
    'up.test answered 400: "[secret]"',
  )
})

import {
  type Auth,
  clientCredentials,
  githubApp,
  googleServiceAccount,
  jwtGrant,
  keyPair,
  signIn,
  type TokenAuth,
} from '@maillon/core/toolkit'
import type { DialectUpstream } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { origin, startScheme } from './scheme-world.contract.ts'

const minute = 60_000
const hour = 60 * minute
const tokenUrl = 'https://login.service.test/token'
const scopes = { 'items:read': 'See items', 'items:write': 'Make items' }
const key = { label: 'Private key', secret: true, multiline: true, format: 'pem' } as const

const clientWays = [
  'body',
  'basic',
  'encoded_basic',
  'private_key_jwt',
  'client_secret_jwt',
] as const

const ways: Record<string, TokenAuth> = {
  ...Object.fromEntries(
    clientWays.map((clientAuthentication) => [
      `client credentials by ${clientAuthentication}`,
      clientCredentials({
        tokenUrl,
        clientAuthentication,
        scopes,
        tokenParameters: { audience: 'https://api.service.test/', scope: '{scopes}' },
        revoke: { url: 'https://login.service.test/revoke', form: { token: '{token}' } },
      }),
    ]),
  ),
  'client credentials as JSON': clientCredentials({ tokenUrl, tokenBody: 'json' }),
  'client credentials of the operator’s client': clientCredentials({ tokenUrl, fields: {} }),
  'a client id in each call': clientCredentials({
    tokenUrl,
    fields: {},
    headers: { authorization: 'Bearer {token}', 'client-id': '{client_id}' },
  }),
  'a Google service account': googleServiceAccount({ scopes }),
  'a GitHub App installation': githubApp(),
  'a grant by JWT': jwtGrant({
    tokenUrl,
    fields: { user: { label: 'User id' }, integration_key: { label: 'Key' }, private_key: key },
    scopes: { signature: 'Sign', impersonation: 'Act for people' },
    assertion: {
      algorithm: 'RS256',
      key: '{private_key}',
      claims: {
        iss: '{integration_key}',
        sub: '{user}',
        aud: 'login.service.test',
        scope: '{scopes}',
      },
      lifetime: 600,
    },
  }),
  'a key pair': keyPair({
    fields: {
      account: { label: 'Account', letters: 'upper', example: 'acme-prod' },
      user: { label: 'User', letters: 'upper' },
      private_key: key,
      passphrase: { label: 'Passphrase', secret: true, optional: true },
    },
    assertion: {
      algorithm: 'RS256',
      key: '{private_key}',
      passphrase: '{passphrase}',
      claims: { iss: '{account}.{user}.{public_key_fingerprint}', sub: '{account}.{user}' },
      lifetime: 3_600,
    },
    headers: {
      authorization: 'Bearer {token}',
      'x-service-authorization-token-type': 'KEYPAIR_JWT',
    },
  }),
  'a key pair of an elliptic curve': keyPair({
    fields: { issuer: { label: 'Issuer ID' }, key_id: { label: 'Key ID' }, private_key: key },
    assertion: {
      algorithm: 'ES256',
      key: '{private_key}',
      header: { kid: '{key_id}' },
      claims: { iss: '{issuer}', aud: ['service-v1', 'service-v2'], jti: '{random}' },
      lifetime: 1_200,
    },
  }),
  'a shared secret in hex': keyPair({
    fields: { key_id: { label: 'Key id' }, secret: { label: 'Secret', secret: true } },
    assertion: {
      algorithm: 'HS256',
      key: '{secret}',
      encoding: 'hex',
      header: { kid: '{key_id}' },
      claims: { aud: '/admin/' },
      lifetime: 300,
    },
    headers: { authorization: 'Service {token}' },
  }),
  'signing in': signIn({
    fields: { username: { label: 'User' }, password: { label: 'Password', secret: true } },
    request: {
      url: `${origin}/v1/auth/signin`,
      json: { name: '{username}', secret: '{password}' },
      headers: { 'x-api-version': '3' },
    },
    tokenAnswer: { access_token: 'credentials.token' },
    lifetime: 7_200,
    headers: { 'x-service-auth': '{token}' },
    revoke: { url: `${origin}/v1/auth/signout`, headers: { 'x-service-auth': '{token}' } },
  }),
  'signing in by HTTP Basic, with the token in the query': signIn({
    scheme: 'SERVICE_ACCOUNT',
    fields: { id: { label: 'Id' }, secret: { label: 'Secret', secret: true } },
    request: {
      url: `${origin}/v1/session`,
      method: 'GET',
      basic: { user: '{id}', password: '{secret}' },
      query: { for: '{id}' },
    },
    expiryUnit: 'minutes',
    headers: {},
    query: { session: '{token}' },
  }),
}

function wayOf(name: string): TokenAuth {
  const way = ways[name]
  if (!way) throw new TypeError(name)
  return way
}

const lifetimeOf = ({ request, assertion, lifetime = hour / 1000 }: TokenAuth) =>
  (request ? lifetime : (assertion?.lifetime ?? 0)) * 1000

test.each(Object.entries(ways))(
  '%s: connects, calls, is renewed ahead and after its end, ends, and no secret comes back',
  async (_, auth) => {
    const { connect, clock, upstream, refused, told } = await startScheme(auth)
    const ada = await connect()
    expect([ada.status, refused()]).toEqual([200, []])
    expect(await ada.account()).toMatchObject({
      status: 'ACTIVE',
      identity: { subject: 'ada' },
      state: { authScheme: auth.scheme },
    })
    const first = [await ada.read(), await ada.write()]
    // Close to its end, and long after it.
    clock.ahead += lifetimeOf(auth) - 5_000
    const second = await ada.read()
    clock.ahead += 10 * hour
    const third = await ada.read()
    expect([...first, second, third].map(({ error }) => error)).toEqual([null, null, null, null])
    const all = JSON.stringify([...first, await told()])
    for (const secret of secretsSeenBy(upstream, auth))
      expect(all).not.toContain(JSON.stringify(secret).slice(1, -1))
    await ada.remove()
    if (auth.revoke) await expect.poll(() => upstream.live, { timeout: 1_000 }).toBe(0)
    expect(refused()).toEqual([])
  },
)

/** What was typed and is a secret, and each token and assertion that was sent. */
function secretsSeenBy({ requests, typed: fields }: DialectUpstream, auth: TokenAuth): string[] {
  const sent = requests.flatMap(({ headers, body, call }) => [
    ...Object.values(headers).flat(),
    decodeURIComponent(call),
    decodeURIComponent(body),
  ])
  const token = /at_[\w-]{36}|eyJ[\w-]+\.[\w-]+\.[\w-]+/g
  const tokens = sent.flatMap((text) => text?.match(token) ?? [])
  expect(tokens.length).toBeGreaterThan(1)
  const typed = Object.entries(fields).filter(([name]) => auth.fields[name]?.secret)
  return [...tokens, ...typed.map(([, value]) => value)]
}

test('calls at once after the end ask for one token', async () => {
  const { connect, clock, asked } = await startScheme(clientCredentials({ tokenUrl }))
  const ada = await connect()
  expect(asked('/token')).toBe(1)
  clock.ahead += 2 * hour
  const calls = await Promise.all(Array.from({ length: 12 }, () => ada.read()))
  expect(calls.map(({ error }) => error)).toEqual(Array(12).fill(null))
  expect(asked('/token')).toBe(2)
})

test('a token that is refused before its end is another one at once', async () => {
  // Its answer tells no end, and it ends after a while all the same.
  const told = signIn({
    ...wayOf('signing in'),
    request: {
      url: `${origin}/v1/auth/signin`,
      json: { name: '{username}', secret: '{password}' },
    },
  })
  const { lifetime: _, ...untold } = told
  const answer = { access_token: 'credentials.token', expires_in: 'nowhere' }
  const { connect, clock, asked } = await startScheme(
    { ...told, tokenAnswer: answer },
    { ...untold, tokenAnswer: { ...answer, expires_in: 'elsewhere' } },
  )
  const ada = await connect()
  clock.ahead += 3 * hour
  expect(await ada.read()).toMatchObject({ error: null })
  expect(asked('/signin')).toBe(2)
})

test.each<[string, Auth, Record<string, string>, string]>([
  [
    'a wrong secret',
    clientCredentials({ tokenUrl }),
    { client_secret: 'wrong-canary' },
    'did not accept',
  ],
  ['another key', wayOf('a grant by JWT'), { private_key: await otherKey() }, 'did not accept'],
  ['a key that is none', wayOf('a key pair'), { private_key: 'canary' }, 'is no PEM key'],
  [
    'a key of another kind',
    wayOf('a key pair of an elliptic curve'),
    { private_key: await otherKey() },
    'it is no private key of the right kind',
  ],
  [
    'a file of something else',
    googleServiceAccount({ scopes }),
    { credentials_json: '{"web":{"client_id":"canary"}}' },
    'has no “<bdi>private_key</bdi>”',
  ],
  ['no file', googleServiceAccount({ scopes }), { credentials_json: 'canary' }, 'is no JSON file'],
  [
    'a file without a bottom',
    googleServiceAccount({ scopes }),
    { credentials_json: '{"canary":'.repeat(1_200) + '{}' + '}'.repeat(1_200) },
    'is no JSON file',
  ],
])('%s is told at the form, and nothing is kept', async (_, auth, wrong, words) => {
  const { connect, upstream, database } = await startScheme(auth)
  const ada = await connect({ ...upstream.typed, ...wrong })
  expect([ada.status, ada.page]).toEqual([422, expect.stringContaining(words)])
  expect(ada.page).not.toContain('canary')
  expect(await ada.account()).toMatchObject({ status: 'INITIATED' })
  expect(database.read('select credential from accounts')).toEqual([{ credential: null }])
})

test('a key pair that the service takes no more ends its account, though another token can be signed at any time', async () => {
  const { connect, upstream, clock } = await startScheme(wayOf('a key pair'))
  const ada = await connect()
  upstream.endGrants()
  expect(await ada.read()).toMatchObject({ error: expect.any(String) })
  expect(await ada.account()).toMatchObject({ status: 'ACTIVE' })
  clock.ahead += minute
  expect(await ada.read()).toMatchObject({ error: expect.any(String) })
  expect(await ada.account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('refused the credential'),
  })
})

test('what the service takes no more asks to be connected again, with its reason', async () => {
  const auth = clientCredentials({ tokenUrl, grantEnded: ['client_disabled'] })
  const { connect, clock, upstream } = await startScheme(auth)
  const ada = await connect()
  upstream.endGrants()
  clock.ahead += 2 * hour
  expect(await ada.read()).toMatchObject({ error: expect.any(String) })
  expect(await ada.account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('client_disabled'),
  })
})

test.each<[string, TokenAuth, Partial<Record<string, string>>]>([
  ['S2S_OAUTH2', clientCredentials({ tokenUrl }), {}],
  ['GOOGLE_SERVICE_ACCOUNT', googleServiceAccount({ scopes }), {}],
  ['SERVICE_ACCOUNT', githubApp(), {}],
  ['BASIC_WITH_JWT', wayOf('signing in'), {}],
])('an app hands in %s, and its service is asked before it is kept', async (scheme, auth) => {
  const { bring, upstream, refused } = await startScheme(auth)
  const ada = await bring(scheme)
  expect([ada.status, ada.body]).toMatchObject([
    201,
    { status: 'ACTIVE', state: { authScheme: scheme } },
  ])
  expect(await ada.read()).toMatchObject({ error: null })
  expect(refused()).toEqual([])
  const [name = ''] = Object.keys(upstream.typed).filter((one) => auth.fields[one]?.secret)
  const wrong = auth.fields[name]?.format
    ? await otherFile(upstream.typed[name] ?? '')
    : 'canary-wrong'
  const refusedOne = await bring(scheme, { ...upstream.typed, [name]: wrong })
  expect(refusedOne.body).toMatchObject({ error: { slug: 'credential_rejected' } })
  expect(JSON.stringify(refusedOne.body)).not.toContain('canary')
})

/** A right key that the service does not know. */
async function otherKey(): Promise<string> {
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

async function otherFile(file: string): Promise<string> {
  const private_key = await otherKey()
  if (!file.startsWith('{')) return private_key
  return JSON.stringify({ ...(JSON.parse(file) as object), private_key })
}

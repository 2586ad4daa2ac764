import { inspect } from 'node:util'
import { refusals } from '@maillon/testkit/hostile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edge, writing } from '../secrets/spelled.contract.ts'
import {
  type Answer,
  auth,
  endpoint,
  exchange,
  refresh,
  secrets,
  token,
} from './fixtures.contract.ts'
import { type Refusal, TokenRefused } from './token-refusal.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const host = 'up.test'

async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  const error = await attempt.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TokenRefused)
  return (error as TokenRefused).refusal
}

test.each<[string, Answer, Partial<Refusal>]>([
  ['RFC 6749', refusals.rfc6749, { error: 'invalid_grant', description: 'Token is over.' }],
  [
    '401 with a challenge',
    {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="x"' },
      body: { error: 'invalid_grant' },
    },
    { error: 'invalid_grant', description: undefined },
  ],
  ['status 200', { body: { error: 'invalid_grant' } }, { status: 200 }],
  ['a form', { headers: form, body: 'error=invalid_grant&error_description=gone' }, {}],
])('invalid_grant ends a grant, whatever it comes in: %s', async (_, answer, facts) => {
  for (const attempt of [exchange(answer), refresh(answer)])
    expect(await refusalOf(attempt)).toMatchObject({ of: 'grant', host, ...facts })
})

test.each<[keyof typeof refusals, NonNullable<typeof auth.grantEnded>[number], string]>([
  ['hubspot', 'bad_refresh_token', 'BAD_REFRESH_TOKEN: missing or unknown refresh token'],
  [
    'microsoft',
    'interaction_required',
    'interaction_required: AADSTS50076: You must use multi-factor authentication.',
  ],
  ['slack', 'token_expired', 'token_expired: undefined'],
  [
    'linkedin',
    { error: 'invalid_request', saying: 'expired or revoked' },
    'invalid_request: The provided refresh token is invalid, expired or revoked',
  ],
  [
    'facebook',
    '190',
    '190: Error validating access token: The user has not authorized the application.',
  ],
  [
    'atlassian',
    { error: 'unauthorized_client', saying: 'Refresh_Token is invalid' },
    'unauthorized_client: refresh_token is invalid',
  ],
])('a toolkit says how its service says so: %s', async (dialect, word, told) => {
  const { status, body } = refusals[dialect]
  const named = await refusalOf(
    refresh({ status, body }, { auth: { ...auth, grantEnded: [word] } }),
  )
  expect(named).toMatchObject({ of: 'grant', status })
  expect(`${named.error}: ${named.description}`).toBe(told)
  // Words that the toolkit does not name are nobody's, or the client's.
  const { of } = await refusalOf(refresh({ status, body }))
  expect(of).toBe(dialect === 'atlassian' ? 'client' : 'unknown')
})

test.each([
  'invalid_client',
  'incorrect_client_credentials',
  'bad_client_secret',
  'BAD_CLIENT_ID',
  'unauthorized_client',
  'unsupported_grant_type',
  'redirect_uri_mismatch',
])('the client is at fault where the code speaks of it: %s', async (error) => {
  expect(await refusalOf(refresh({ status: 400, body: { error } }))).toMatchObject({ of: 'client' })
})

test.each<[string, unknown, Partial<Refusal>]>([
  ['a sentence', { error: 'No such token' }, { error: undefined, description: 'No such token' }],
  ['a message', { message: 'Forbidden' }, { error: undefined, description: 'Forbidden' }],
  ['errors', { errors: [{ code: 'gone', detail: 'No.' }] }, { error: 'gone', description: 'No.' }],
  ['several lines', { message: 'a\n\tb\u202e\u200bc "d"' }, { description: "a b c 'd'" }],
  ['HTML', { message: '<b onclick="x">No</b>' }, { description: 'No' }],
])('what a service says is read wherever it stands, as plain text: %s', async (_, body, facts) => {
  expect(await refusalOf(refresh({ status: 400, body }))).toMatchObject(facts)
})

const echo = Object.values(secrets).join(' ')
const escaped = Object.values(secrets).map(encodeURIComponent).join(' ')
test.each<[string, unknown]>([
  ['an error that repeats what it was sent', { error: `invalid: ${echo}` }],
  ['an error that is a token', { error: secrets.refreshToken }],
  ['a description', { error: 'invalid_grant', error_description: echo }],
  ['a description that escapes it', { error: 'invalid_grant', error_description: escaped }],
  ['an object', { error: { message: echo, code: secrets.accessToken } }],
  ['a token that nobody here knows', { message: `The canary${'0aZ9-_'.repeat(9)} is over.` }],
])('T40: no secret is in what is told of a refusal: %s', async (_, body) => {
  for (const attempt of [exchange, refresh]) {
    const error = await attempt({ status: 400, body }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(TokenRefused)
    const told = inspect(error, { depth: null, showHidden: true })
    for (const secret of Object.values(secrets)) expect(told).not.toContain(secret)
    expect(told).not.toContain('canary0aZ9')
    expect(told.length).toBeLessThan(4_000)
  }
})

test('T40: nothing of a refusal is cut before the secrets are taken out, however they are spelled', async () => {
  const callback = (error_description: string) => {
    const parameters = new URLSearchParams({ error: 'denied', error_description, state: 'st_1' })
    return exchange({ body: {} }, { parameters })
  }
  const refused = (ask: typeof exchange | typeof refresh) => (error_description: string) =>
    ask({ status: 400, body: { error: 'denied', error_description } })
  const property = fc.asyncProperty(
    fc.constantFrom(
      [callback, secrets.clientSecret] as const,
      [callback, secrets.verifier] as const,
      [refused(exchange), secrets.code] as const,
      [refused(refresh), secrets.refreshToken] as const,
    ),
    writing,
    fc.integer({ min: 0, max: 210 }),
    async ([ask, secret], write, length) => {
      const before = 'a b '.repeat(60).slice(0, length)
      const spelling = write(secret)
      const { description = '' } = await refusalOf(ask(before + edge + spelling + edge))
      expect(description.includes(edge + spelling.slice(0, 6))).toBe(false)
      const whole = `${before.replaceAll(/ +/g, ' ')}${edge}[secret]${edge}`
      expect(description).toBe(whole.length > 200 ? `${whole.slice(0, 200).trimEnd()}…` : whole)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('T40: a client that proves itself by Basic is not told either, as it stands in the header', async () => {
  const { outbound, sent } = endpoint({ body: token })
  const basic = { auth: { ...auth, clientAuthentication: 'basic' as const } }
  await refresh(outbound, basic)
  const header = sent[0]?.headers?.authorization?.split(' ')[1] ?? ''
  const answer = { status: 400, body: { error: 'denied', error_description: `No ${header}!` } }
  expect(await refusalOf(refresh(answer, basic))).toMatchObject({ description: 'No [secret]!' })
})

test('a sentence without end is cut, in no time', async () => {
  const started = performance.now()
  const message = '1'.repeat(30_000) + 'a<'.repeat(15_000)
  const { description = '' } = await refusalOf(refresh({ status: 400, body: { message } }))
  expect(description.length).toBeLessThan(210)
  expect(performance.now() - started).toBeLessThan(500)
})

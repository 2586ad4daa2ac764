import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { type Answer, exchange, refresh, secrets, token } from './fixtures.contract.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const html = { 'content-type': 'text/html' }
const tokens = { accessToken: secrets.accessToken, clientId: 'client:1' }

test.each<[string, Answer, object]>([
  [
    'by the book',
    { body: { ...token, expires_in: 3600, refresh_token: 'r', scope: 'a b' } },
    { ...tokens, expiresIn: 3600, refreshToken: 'r', scopes: ['a', 'b'] },
  ],
  ['no token_type', { body: { access_token: secrets.accessToken } }, tokens],
  ['an empty token_type', { body: { ...token, token_type: '' } }, tokens],
  ['TOKEN_TYPE in capitals', { body: { ...token, token_type: 'BEARER' } }, tokens],
  ['ok: true', { body: { ok: true, ...token } }, tokens],
  [
    'expires_in as text',
    { body: { ...token, expires_in: '3600' } },
    { ...tokens, expiresIn: 3600 },
  ],
  [
    'expires_in with a fraction',
    { body: { ...token, expires_in: 0.5 } },
    { ...tokens, expiresIn: 0.5 },
  ],
  ['expires_in negative', { body: { ...token, expires_in: -1 } }, tokens],
  ['expires_in zero', { body: { ...token, expires_in: 0 } }, tokens],
  ['expires_in huge', { body: { ...token, expires_in: 1e12 } }, tokens],
  [
    'expires_in infinite',
    { body: `{"access_token":"${secrets.accessToken}","expires_in":1e999}` },
    tokens,
  ],
  ['expires_in null', { body: { ...token, expires_in: null } }, tokens],
  ['expires_in as words', { body: { ...token, expires_in: 'never' } }, tokens],
  ['expires_in as an object', { body: { ...token, expires_in: { seconds: 5 } } }, tokens],
  ['refresh_token null', { body: { ...token, refresh_token: null } }, tokens],
  ['refresh_token empty', { body: { ...token, refresh_token: '' } }, tokens],
  ['scope null', { body: { ...token, scope: null } }, tokens],
  ['scope empty, which is not told', { body: { ...token, scope: '' } }, tokens],
  ['scope of spaces', { body: { ...token, scope: '  ' } }, tokens],
  ['an empty list of scopes', { body: { ...token, scope: [] } }, tokens],
  [
    'scopes with commas',
    { body: { ...token, scope: 'repo,user' } },
    { ...tokens, scopes: ['repo', 'user'] },
  ],
  [
    'scopes as a list',
    { body: { ...token, scope: ['repo', 'user'] } },
    { ...tokens, scopes: ['repo', 'user'] },
  ],
  [
    'scopes as a list with other things',
    { body: { ...token, scope: ['repo', null, 7, 'user'] } },
    { ...tokens, scopes: ['repo', 'user'] },
  ],
  ['an empty error', { body: { ...token, error: '' } }, tokens],
  ['an id token that is none', { body: { ...token, id_token: 'x' } }, tokens],
  [
    'a form',
    {
      headers: form,
      body: `access_token=${secrets.accessToken}&scope=repo%2Cuser&token_type=bearer`,
    },
    { ...tokens, scopes: ['repo', 'user'] },
  ],
  [
    'JSON that says it is text',
    { headers: { 'content-type': 'text/plain' }, body: JSON.stringify(token) },
    tokens,
  ],
  ['status 201', { status: 201, body: token }, tokens],
])('tokens are read: %s', async (_, answer, expected) => {
  expect(await exchange(answer)).toEqual(expected)
  expect(await refresh(answer)).toEqual(expected)
})

test.each(['', 'bot', 'Bearer token', 'mac', 'N_A', 7, null, {}, ['bearer'], 'ключ'])(
  'an odd token_type loses no refresh token beside it: %j',
  async (token_type) => {
    const answer = { body: { ...token, token_type, refresh_token: 'r', expires_in: 60 } }
    const expected = { ...tokens, refreshToken: 'r', expiresIn: 60 }
    expect(await exchange(answer)).toEqual(expected)
    expect(await refresh(answer)).toEqual(expected)
  },
)

test.each([
  { scope: 7 },
  { scope: { a: 1 } },
  { scope: true },
  { id_token: 7 },
  { expires_in: [] },
])('nor does another odd member: %j', async (odd) => {
  const answer = { body: { ...token, refresh_token: 'r', ...odd } }
  expect(await refresh(answer)).toEqual({ ...tokens, refreshToken: 'r' })
})

const echo = Object.values(secrets).join(' ')
test.each<[string, Answer]>([
  ['500', { status: 500, body: { error: 'server_error' } }],
  ['500 that says invalid_grant', { status: 500, body: { error: 'invalid_grant' } }],
  ['503 as HTML', { status: 503, headers: html, body: `<h1>${echo}</h1>` }],
  ['403 as HTML', { status: 403, headers: html, body: `<h1>${echo}</h1>` }],
  ['400 without a word', { status: 400, body: {} }],
  ['400 that says that it passes', { status: 400, body: { error: 'temporarily_unavailable' } }],
  ['200 that says that it passes', { body: { ok: false, error: 'ratelimited' } }],
  ['429', { status: 429, body: { error: 'rate_limited' } }],
  ['ok: false without an error', { body: { ok: false, ...token } }],
  ['HTML with status 200', { headers: html, body: `<html>${echo}</html>` }],
  [
    'HTML that says it is JSON',
    { headers: { 'content-type': 'application/json' }, body: `<html>${echo}` },
  ],
  ['half of the JSON', { body: `{"access_token":"${secrets.accessToken}` }],
  ['nothing', { body: '' }],
  ['null', { body: 'null' }],
  ['a list', { body: [token] }],
  ['a number', { body: 42 }],
  ['no token in it', { body: { token_type: 'bearer', refresh_token: secrets.refreshToken } }],
  ['an empty token', { body: { ...token, access_token: '' } }],
  ['a token that is no text', { body: { ...token, access_token: { value: secrets.accessToken } } }],
  ['T23: a token with a line end', { body: { ...token, access_token: 'canary\r\nX-Evil: 1' } }],
  ['a token with odd characters', { body: { ...token, access_token: 'canary☃' } }],
  ['a redirect', { status: 302, headers: { location: 'https://evil.test' }, body: '' }],
  ['204', { status: 204, body: '' }],
])(
  'T40, R10: an answer that is no answer can be asked for again, and tells no secret: %s',
  async (_, answer) => {
    for (const attempt of [exchange(answer), refresh(answer)]) {
      const error = await attempt.catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'upstream_error' })
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
    }
  },
)

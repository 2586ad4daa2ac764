import { type OAuth2Dialect, oauth2 } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { toToolkit } from './read-toolkit.ts'

const words: Required<OAuth2Dialect> = {
  parameterNames: { client_id: 'client_key' },
  callbackCode: 'auth_code',
  tokenBody: 'json',
  pkce: 'plain',
  refreshUrl: 'https://service.test/refresh',
  tokenParameters: { audience: 'api' },
  refreshParameters: { scope: '{scopes}' },
  linkParameters: ['login_hint'],
  tokenAnswer: { access_token: 'data.access_token' },
  refreshAnswer: { expires_in: 'expires' },
  expiryUnit: 'date',
  callHeaders: { 'x-token': '{token}' },
}

const urls = {
  authorizeUrl: 'https://service.test/authorize',
  tokenUrl: 'https://service.test/token',
}

const fileWith = (more: object) => ({
  format: 1,
  slug: 'service',
  name: 'Service',
  description: 'A service.',
  version: '20261130_00',
  source: { kind: 'mcp', from: 'https://service.test', sha256: 'a'.repeat(64) },
  baseUrl: 'https://service.test',
  auth: { scheme: 'OAUTH2', ...urls, scopes: {}, ...more },
  tools: [],
})

const keep = {
  region: { from: 'token', path: 'data.region', pattern: '[a-z]+', example: 'eu' },
  server: { from: 'callback', parameter: 'server', as: 'host', optional: true },
  tenant: { from: 'id_token', claim: 'tid' },
  site: {
    from: 'call',
    request: { method: 'GET', path: 'https://service.test/sites' },
    list: '.',
    value: 'id',
    label: 'name',
    called: 'site',
  },
  address: { from: 'choice', of: 'site', value: 'url', as: 'host' },
} as const

const furtherTokens = {
  user: {
    scopeParameter: 'user_scope',
    scopes: { 'search:read': 'Search' },
    tokenAnswer: { access_token: 'authed_user.access_token' },
    refreshAnswer: {},
  },
}

test('a file says which tokens a login gives beside the first, in the words of oauth2', () => {
  const { auth } = toToolkit(
    JSON.parse(JSON.stringify(fileWith({ furtherTokens }))),
    'service.json',
  )
  expect(auth).toEqual(oauth2({ ...urls, scopes: {}, furtherTokens }))
})

test('a file says what is kept of each account, in the words of oauth2', () => {
  const { auth } = toToolkit(JSON.parse(JSON.stringify(fileWith({ keep }))), 'service.json')
  expect(auth).toEqual(oauth2({ ...urls, scopes: {}, keep }))
})

test('a file says all of an OAuth dialect, in the words of oauth2', () => {
  const more = { ...words, scopeSeparator: '+', clientAuthentication: 'encoded_basic' } as const
  const { auth } = toToolkit(JSON.parse(JSON.stringify(fileWith(more))), 'service.json')
  expect(auth).toEqual(oauth2({ ...urls, scopes: {}, ...more }))
})

test.each([
  [{ parameterNames: { client: 'id' } }, 'auth.parameterNames'],
  [{ tokenAnswer: { token: 'data.token' } }, 'auth.tokenAnswer'],
  [{ keep: { region: { from: 'token', path: 'access_token' } } }, 'auth.keep.region'],
  [{ keep: { region: { from: 'header', name: 'x-region' } } }, 'auth.keep'],
  [{ furtherTokens: { user: { ...furtherTokens.user, scopes: {} } } }, 'asked for with no scopes'],
  [{ expiryUnit: 'weeks' }, 'auth.expiryUnit'],
  [{ callHeaders: { 'x-token': 'none' } }, 'auth.callHeaders'],
  [{ authorizeParameters: { redirect_uri: 'https://evil.test' } }, 'auth.authorizeParameters'],
])('what a file says wrong is refused with its place: %j', (more, place) => {
  expect(() => toToolkit(fileWith(more), 'service.json')).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(place) }),
  )
})

import { expect, test } from 'vitest'
import { MaillonError } from '../../errors/maillon-error.ts'
import { defineToolkit } from '../define-toolkit.ts'
import { clientCredentials } from './client-credentials.ts'
import { signIn, type TokenAuth } from './token.ts'

const password = { label: 'Password', secret: true }
const assertion = {
  algorithm: 'HS256',
  key: '{password}',
  claims: { iss: 'me' },
  lifetime: 60,
} as const
const request = { url: 'https://service.test/login', json: { password: '{password}' } }

const define = (
  words: Partial<TokenAuth>,
  auth: TokenAuth = signIn({ fields: { password }, request }),
) =>
  defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service.',
    version: '20261130_00',
    baseUrl: 'https://service.test/api',
    auth: { ...auth, ...words },
    verified: 'specified',
    tools: [],
  })

test.each<[string, Partial<TokenAuth>, string]>([
  [
    'an address that is none',
    { request: { ...request, url: 'http://service.test/login' } },
    'auth.request.url "http://service.test/login" is no https URL',
  ],
  ['two bodies', { request: { ...request, form: {} } }, 'auth.request has form and json'],
  ['a GET with a body', { request: { ...request, method: 'GET' } }, 'is a GET with a body'],
  [
    'an unknown name',
    { request: { ...request, json: { password: '{password}', of: '{user}' } } },
    'auth.request has "{user}": no field is called so',
  ],
  ['an assertion that goes nowhere', { assertion }, 'auth.request has no {assertion}'],
  [
    'an assertion that there is not',
    { request: { ...request, json: { password: '{password}', jwt: '{assertion}' } } },
    'auth.request has "{assertion}"',
  ],
  [
    'an algorithm that there is not',
    { assertion: { ...assertion, algorithm: 'none' as never } },
    'auth.assertion.algorithm "none" is none of RS256',
  ],
  [
    'a key in clear',
    { assertion: { ...assertion, key: 'well-known' } },
    'auth.assertion.key "well-known" has no secret field',
  ],
  [
    'an end of its own',
    { assertion: { ...assertion, claims: { exp: '1' } } },
    'auth.assertion.claims has "exp", which the engine fills itself',
  ],
  ['a life of a year', { assertion: { ...assertion, lifetime: 31_536_000 } }, 'up to a day'],
  ['no place for the token', { headers: {} }, 'auth sends no {token}'],
  [
    'an end without the token',
    { revoke: { url: 'https://service.test/logout' } },
    'auth.revoke has no {token}: say which one ends',
  ],
  [
    'a field that is called as what the engine makes',
    { fields: { password, token: { label: 'Token' } }, headers: { a: '{token}' } },
    '"token" stands for what the engine makes',
  ],
  [
    'a file that is no secret',
    { fields: { password, file: { label: 'File', format: 'json' } }, query: { f: '{file.id}' } },
    'The field "file" is a file or a key, and so a secret',
  ],
  [
    'a host that leads anywhere',
    {
      fields: { password, host: { label: 'Host' } },
      request: { ...request, url: 'https://{host}/login' },
    },
    '"https://{host}/login" can lead anywhere',
  ],
  [
    'a secret in an address',
    { request: { url: 'https://service.test/login/{password}' } },
    'The secret "password" stands in "https://service.test/login/{password}"',
  ],
])('%s is refused, with the place and the mend', (_, words, problem) => {
  try {
    define(words)
    expect.unreachable()
  } catch (error) {
    expect(MaillonError.is(error, 'config_invalid') && error.message).toContain(problem)
  }
})

test('no way to make one is refused', () => {
  const { request: _, ...auth } = signIn({ fields: { password }, request })
  expect(() => define({}, auth)).toThrow('auth has neither assertion nor request')
})

test('what is said well is taken', () => {
  expect(define({}).auth.scheme).toBe('BASIC_WITH_JWT')
  const tokenUrl = 'https://service.test/token'
  for (const fields of [undefined, {}])
    expect(define(clientCredentials({ tokenUrl, ...(fields && { fields }) })).slug).toBe('service')
})

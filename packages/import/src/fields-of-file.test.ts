import { fillToolkit, placeKey } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { toToolkit } from './read-toolkit.ts'

const file = (more: object) => ({
  format: 1,
  slug: 'desk',
  name: 'Desk',
  description: 'Desk.',
  version: '20261130_00',
  source: { kind: 'openapi', from: 'desk.json', sha256: '0'.repeat(64) },
  baseUrl: 'https://{subdomain}.desk.test/api',
  hosts: ['*.desk.test'],
  tools: [
    {
      slug: 'DESK_GET_ITEM',
      name: 'Get item',
      description: 'Get an item.',
      effect: 'read',
      input: { type: 'object' },
      call: { kind: 'http', method: 'GET', path: '/items', parameters: [] },
    },
  ],
  ...more,
})
const subdomain = { label: 'Subdomain', example: 'acme' }
const keys = {
  scheme: 'API_KEY',
  fields: { subdomain, one: { label: 'One', secret: true }, two: { label: 'Two', secret: true } },
  headers: { 'x-one': '{one}' },
  query: { two: '{two}' },
}
const signedIn = {
  scheme: 'OAUTH2',
  fields: { subdomain },
  authorizeUrl: 'https://{subdomain}.desk.test/authorize',
  tokenUrl: 'https://{subdomain}.desk.test/token',
  scopes: {},
}

test('a file says fields, hosts and places of keys in the words of a definition', () => {
  const { auth } = toToolkit(file({ auth: keys }), 'desk.json')
  if (auth.scheme !== 'API_KEY') throw new Error('It connects by keys.')
  const typed = { fields: { subdomain: 'acme' }, secrets: { one: '1', two: '2' } }
  expect(placeKey(auth, typed)).toMatchObject({ headers: { 'x-one': '1' }, query: { two: '2' } })
  const toolkit = toToolkit(file({ auth: signedIn }), 'desk.json')
  expect(fillToolkit(toolkit, { fields: { subdomain: 'acme' } })).toMatchObject({
    baseUrl: 'https://acme.desk.test/api',
    auth: { tokenUrl: 'https://acme.desk.test/token' },
  })
})

const subdomainHosts = { baseUrl: 'https://{subdomain}.desk.test/api' }
const password = { label: 'Password', secret: true }

test.each<[string, Record<string, unknown>]>([
  ['BASIC', { fields: { subdomain, password }, basic: { user: 'desk', password: '{password}' } }],
  [
    'BEARER_TOKEN',
    { fields: { subdomain, password }, headers: { authorization: 'Bearer {password}' } },
  ],
  [
    'API_KEY',
    {
      fields: { subdomain, id: { label: 'Id' }, password },
      sigv4: {
        accessKeyId: '{id}',
        secretAccessKey: '{password}',
        region: 'eu-central-1',
        service: 'execute-api',
      },
    },
  ],
  [
    'BASIC_WITH_JWT',
    {
      fields: { subdomain, password },
      request: { url: 'https://{subdomain}.desk.test/login', json: { password: '{password}' } },
      tokenAnswer: { access_token: 'data.token' },
      lifetime: 600,
    },
  ],
  [
    'SERVICE_ACCOUNT',
    {
      fields: {
        subdomain,
        file: { label: 'File', secret: true, format: 'json' },
        org: { label: 'Organisation', letters: 'upper' },
      },
      assertion: {
        algorithm: 'ES256',
        key: '{file.key}',
        header: { kid: '{file.id}' },
        claims: { iss: '{org}', aud: ['a', 'b'], jti: '{random}' },
        lifetime: 60,
      },
    },
  ],
])('a file says %s in the words of a definition', (scheme, auth) => {
  const read = toToolkit(file({ ...subdomainHosts, auth: { scheme, ...auth } }), 'desk.json').auth
  expect(read).toMatchObject({ scheme, ...auth })
})

test('a file says that its address is the operator’s to name, or a person’s to type, in each way too', () => {
  const host = { label: 'Address' }
  const { subdomain: _, ...secrets } = keys.fields
  const keysAt = { ...keys, fields: { ...secrets, host } }
  const { hosts, ways } = toToolkit(
    file({
      baseUrl: 'https://{host}/api',
      hosts: 'public',
      auth: {
        key: { ...keysAt, label: 'Key' },
        login: {
          label: 'Login',
          scheme: 'OAUTH2',
          fields: { host },
          hosts: 'operator',
          authorizeUrl: 'https://{host}/authorize',
          tokenUrl: 'https://{host}/token',
          scopes: {},
        },
      },
    }),
    'desk.json',
  )
  expect([hosts, ways.login]).toMatchObject(['public', { hosts: 'operator' }])
})

test.each([
  [
    'an assertion that goes nowhere',
    {
      auth: {
        scheme: 'SERVICE_ACCOUNT',
        fields: { subdomain, password },
        assertion: { algorithm: 'HS256', key: '{password}', claims: {}, lifetime: 60 },
        request: { url: 'https://{subdomain}.desk.test/login' },
      },
    },
    /auth\.request has no \{assertion\}/,
  ],
  [
    'an operator’s client that would go wherever somebody types',
    {
      auth: {
        ...signedIn,
        fields: { host: { label: 'Host' } },
        authorizeUrl: 'https://{host}/a',
        tokenUrl: 'https://{host}/t',
      },
      baseUrl: 'https://{host}/api',
      hosts: 'public',
    },
    /operator's OAuth client would go wherever somebody types/,
  ],
  ['a word for hosts that there is not', { auth: signedIn, hosts: 'any' }, /is no toolkit/],
  ['an open pattern', { auth: signedIn, hosts: ['*.test'] }, /"\*\.test" is open/],
  ['no hosts', { auth: signedIn, hosts: undefined }, /can lead anywhere/],
  ['a field that stands nowhere', { auth: keys, baseUrl: 'https://desk.test' }, /stands nowhere/],
  ['a secret in a host', { auth: keys, baseUrl: 'https://{one}.desk.test' }, /The secret "one"/],
  [
    'a word that nothing reads',
    { auth: { ...keys, cookies: { a: '{one}' } } },
    /desk\.json is no toolkit/,
  ],
])('a file with %s is refused', (_, more, words) => {
  expect(() => toToolkit(file(more), 'desk.json')).toThrow(words)
})

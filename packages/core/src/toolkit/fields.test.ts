import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apiKeys } from './schemes/key.ts'
import { oauth2 } from './schemes/oauth2.ts'
import { placeKey, secretsOfKey } from './schemes/place-key.ts'
import { defineToolkit } from './define-toolkit.ts'
import type { Toolkit } from './toolkit.ts'
import { fillToolkit } from './fill-toolkit.ts'
import { hostFits } from './hosts.ts'
import { hostileHosts } from './hostile-hosts.contract.ts'
import { readFields, readFixed } from './read-fields.ts'

const facts = {
  slug: 'desk',
  name: 'Desk',
  description: 'For tests.',
  version: '20261130_00',
  verified: 'specified',
  tools: [],
} as const
const subdomain = { label: 'Subdomain', example: 'acme' }
const secret = { label: 'Key', secret: true }

const signedIn = (more: object = {}) =>
  oauth2({
    fields: { subdomain },
    authorizeUrl: 'https://{subdomain}.desk.test/oauth/authorize',
    tokenUrl: 'https://{subdomain}.desk.test/oauth/token',
    scopes: {},
    ...more,
  })

const define = (more: Partial<Toolkit> = {}) =>
  defineToolkit({
    ...facts,
    baseUrl: 'https://{subdomain}.desk.test/api/v2',
    hosts: ['*.desk.test'],
    auth: signedIn(),
    ...more,
  })

const keyed = (fields: Record<string, object>, headers: Record<string, string>) =>
  apiKeys({ fields: fields as never, headers })

test.each<[string, Partial<Toolkit>, RegExp]>([
  ['no hosts', { hosts: [] }, /can lead anywhere: name the hosts/],
  ['a pattern of anything', { hosts: ['*'] }, /"\*" is open/],
  ['a pattern of a country', { hosts: ['*.com'] }, /"\*\.com" is open/],
  ['a pattern of a shared suffix', { hosts: ['*.co.uk'] }, /is open/],
  ['a pattern with a part of a label', { hosts: ['a*.desk.test'] }, /no pattern of hosts/],
  ['a pattern with a port', { hosts: ['*.desk.test:8443'] }, /no pattern of hosts/],
  ['a private name', { hosts: ['*.desk.internal'] }, /no public name/],
  ['an address', { hosts: ['169.254.169.254'] }, /no public name/],
  [
    'a field that stands nowhere',
    { auth: signedIn({ fields: { subdomain, region: { label: 'Region' } } }) },
    /field "region" stands nowhere/,
  ],
  [
    'a name that is no field',
    { origins: ['https://{shop}.desk.test'] },
    /There is no field "shop"/,
  ],
  [
    'a name in its headers that no field has',
    { headers: { 'x-shop': '{shop}' } },
    /There is no field "shop" for "\{shop\}"/,
  ],
  [
    'a name where its key goes that no field has',
    { baseUrl: 'https://desk.test', auth: keyed({ key: secret }, { a: '{key}', b: '{kee}' }) },
    /There is no field "kee" for "\{kee\}"/,
  ],
  [
    'headers of which one of its ways knows no value',
    {
      headers: { 'x-shop': '{shop}' },
      auth: {
        oauth: signedIn({ label: 'Sign in', keep: { shop: { from: 'token', path: 'shop' } } }),
        key: apiKeys({
          label: 'Key',
          fields: { subdomain, key: secret },
          headers: { a: '{key}' },
        }),
      } as never,
    },
    /There is no field "shop"/,
  ],
  [
    'a secret in a host',
    {
      baseUrl: 'https://{key}.desk.test',
      auth: keyed({ key: secret }, { 'x-key': '{key}' }),
    },
    /The secret "key" stands in "https:\/\/\{key\}/,
  ],
  [
    'a secret in its headers',
    {
      baseUrl: 'https://desk.test',
      headers: { 'x-key': '{key}' },
      auth: keyed({ key: secret }, { a: '{key}' }),
    },
    /The secret "key" stands in/,
  ],
  [
    'a secret for OAuth',
    { auth: signedIn({ fields: { subdomain: { ...subdomain, secret: true } } }) },
    /OAuth has no place for/,
  ],
  [
    'a field that may be empty in a host',
    { auth: signedIn({ fields: { subdomain: { ...subdomain, optional: true } } }) },
    /needs a value or a default/,
  ],
  [
    'a choice that is no host',
    {
      auth: signedIn({
        fields: { subdomain: { label: 'S', choices: { acme: 'A', 'b.evil': 'B' } } },
      }),
    },
    /With b\.evil: With this S the address would be none of Desk's/,
  ],
  [
    'a pattern that is none',
    { auth: signedIn({ fields: { subdomain: { ...subdomain, pattern: '(' } } }) },
    /is no regular expression/,
  ],
])('a toolkit with %s is refused, with the place', (_, more, words) => {
  expect(() => define(more)).toThrow(words)
})

test.each(hostileHosts)('T21 S06 %j leads nowhere, and the sentence says why', (value) => {
  expect(() => fillToolkit(define(), { fields: { subdomain: value } })).toThrow(
    "With this Subdomain the address would be none of Desk's, so nothing is sent there.",
  )
  expect(() => readFields(define(), { subdomain: value })).toThrow(/Subdomain/)
  expect(() => readFixed(define(), { subdomain: value })).toThrow(/Subdomain/)
})

test('T21 S06 whatever is filled in, each address is one of the hosts, or there is none', () => {
  const piece = fc.oneof(
    fc.constantFrom(...hostileHosts, 'acme'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
  const toolkit = define({
    baseUrl: 'https://{subdomain}.desk.test/api/{realm}',
    origins: ['https://{subdomain}.desk.test'],
    auth: signedIn({ fields: { subdomain, realm: { label: 'Realm' } } }),
  })
  fc.assert(
    fc.property(value, value, (host, realm) => {
      let filled: Toolkit
      try {
        filled = fillToolkit(toolkit, { fields: { subdomain: host, realm } })
      } catch (error) {
        expect(error).toMatchObject({ code: 'field_rejected' })
        return
      }
      const { auth, baseUrl, origins } = filled
      if (auth.scheme !== 'OAUTH2') throw new Error('It connects by OAuth.')
      for (const address of [baseUrl, ...origins, auth.authorizeUrl, auth.tokenUrl]) {
        const url = new URL(address)
        expect([hostFits('*.desk.test', url.host), url.username]).toEqual([true, ''])
      }
      expect(new URL(baseUrl).pathname).toMatch(/^\/api\/[^/]+$/)
    }),
    { numRuns: 500 },
  )
})

test('fields stand in addresses, parameters and headers, and what nobody filled in is left out', () => {
  const toolkit = define({
    headers: { 'x-site': '{site}', 'x-mail': '{mail}' },
    auth: signedIn({
      fields: {
        subdomain,
        site: { label: 'Site', default: 'main' },
        mail: { label: 'E-mail', optional: true },
      },
      revokeUrl: 'https://{subdomain}.desk.test/revoke',
      authorizeParameters: { login_hint: '{mail}', shop: '{subdomain}', prompt: 'consent' },
    }),
  })
  expect(fillToolkit(toolkit, { fields: { subdomain: 'ACME' } })).toMatchObject({
    baseUrl: 'https://acme.desk.test/api/v2',
    headers: { 'x-site': 'main' },
    auth: {
      authorizeUrl: 'https://acme.desk.test/oauth/authorize',
      tokenUrl: 'https://acme.desk.test/oauth/token',
      revokeUrl: 'https://acme.desk.test/revoke',
      authorizeParameters: { shop: 'ACME', prompt: 'consent' },
    },
  })
  const { auth, headers } = fillToolkit(toolkit, {
    fields: { subdomain: 'acme', mail: 'a@b.test' },
  })
  expect([auth, headers]).toMatchObject([
    { authorizeParameters: { login_hint: 'a@b.test' } },
    { 'x-site': 'main', 'x-mail': 'a@b.test' },
  ])
})

test('values of a key stand in headers, query, path, body and Basic, and none is read as a template', () => {
  const auth = apiKeys({
    fields: { mail: { label: 'E-mail' }, key: secret, other: secret },
    headers: { 'X-Key': '{key}', 'X-Mail': '{mail}' },
    query: { key: '{key}' },
    path: '/bot{key}',
    body: { token: '{other}' },
    basic: { user: '{mail}/token', password: '{other}' },
  })
  const typed = { fields: { mail: '{key}' }, secrets: { key: 'k:1/', other: 'o' } }
  expect(placeKey(auth, typed)).toMatchObject({
    headers: {
      'X-Key': 'k:1/',
      'X-Mail': '{key}',
      authorization: `Basic ${btoa('{key}/token:o')}`,
    },
    query: { key: 'k:1/' },
    path: '/botk:1%2F',
    body: { token: 'o' },
  })
  expect([...secretsOfKey(typed), ...placeKey(auth, typed).secrets]).toEqual(
    expect.arrayContaining(['k:1/', 'o', 'k:1%2F', btoa('{key}/token:o')]),
  )
})

test('what does not fit its field is refused by name, and never said', () => {
  const fields = {
    region: { label: 'Region', choices: { eu: 'Europe', us: 'America' }, default: 'us' },
    mail: { label: 'E-mail', pattern: '[^@]+@[^@]+', example: 'ada@desk.test' },
    key: secret,
  }
  const toolkit = define({
    baseUrl: 'https://{region}.desk.test',
    auth: keyed(fields, { 'x-key': '{key}', 'x-mail': '{mail}' }),
  })
  const good = { mail: 'ada@desk.test', key: 'k' }
  expect(readFields(toolkit, good)).toEqual({
    fields: { region: 'us', mail: 'ada@desk.test' },
    secrets: { key: 'k' },
  })
  for (const [typed, field, problem, unfit] of [
    [{ ...good, region: 'mars-canary' }, 'region', 'unfit', 'choice'],
    [{ ...good, region: 'constructor' }, 'region', 'unfit', 'choice'],
    [{ ...good, mail: 'canary' }, 'mail', 'unfit', 'pattern'],
    [{ ...good, key: '' }, 'key', 'missing'],
    [{ ...good, key: 'canary\r\nx: y' }, 'key', 'unsendable'],
    [{ ...good, key: 'canary'.repeat(3000) }, 'key', 'too_long'],
  ] as const) {
    const refused = () => readFields(toolkit, typed)
    expect(refused).toThrow(
      expect.objectContaining({ details: { field, problem, ...(unfit && { unfit }) } }),
    )
    expect(refused).not.toThrow(/canary/)
  }
  expect(() => readFields(toolkit, { ...good, region: 'eu' }, { region: 'us' })).toThrow(
    /by the app/,
  )
  expect(() => readFixed(toolkit, { key: 'k' })).toThrow(/is a secret/)
  expect(() => readFixed(toolkit, { shop: 'k' })).toThrow(/has no field "shop"/)
})

test('what is filled in beforehand as nothing is refused: the person could not change it', () => {
  expect(() => readFixed(define(), { subdomain: '' })).toThrow('The Subdomain is empty.')
})

import { expect, test } from 'vitest'
import { defineToolkit } from './define-toolkit.ts'
import type { Toolkit } from './toolkit.ts'
import { fillToolkit } from './fill-toolkit.ts'
import { hostileHosts } from './hostile-hosts.contract.ts'
import { withOrigins } from './host-field.ts'
import { readFields, readFixed } from './read-fields.ts'
import { apiKeys } from './schemes/key.ts'
import { oauth2 } from './schemes/oauth2.ts'
import { signIn } from './schemes/token.ts'

const facts = {
  slug: 'git',
  name: 'Git',
  description: 'For tests.',
  version: '20261130_00',
  verified: 'specified',
  tools: [],
} as const
const host = { label: 'Address', example: 'git.example.com' }
const key = { label: 'Key', secret: true }
const keys = (fields: object = { host, key }) =>
  apiKeys({ fields: fields as never, headers: { authorization: 'Bearer {key}' } })
const signedIn = oauth2({
  fields: { host },
  authorizeUrl: 'https://{host}/oauth/authorize',
  tokenUrl: 'https://{host}/oauth/token',
  scopes: {},
})

const define = (more: Partial<Toolkit> = {}) =>
  defineToolkit({
    ...facts,
    baseUrl: 'https://{host}/api/v4',
    hosts: 'operator',
    auth: signedIn,
    ...more,
  })

test.each<[string, Partial<Toolkit>, RegExp]>([
  [
    'no field for it',
    { baseUrl: 'https://git.test', auth: keys() },
    /write baseUrl: 'https:\/\/\{host\}\/…'/,
  ],
  [
    'a part of the host alone',
    { baseUrl: 'https://{host}.git.test' },
    /has another host than \{host\}/,
  ],
  ['a port of its own', { baseUrl: 'https://{host}:8443' }, /has another host than \{host\}/],
  [
    'two hosts',
    { auth: keys({ host, other: host, key }), origins: ['https://{other}'] },
    /"https:\/\/\{other\}" has another host/,
  ],
  [
    'choices of its own',
    { auth: keys({ host: { ...host, choices: { 'a.test': 'A' } }, key }) },
    /is a whole host, and so has no choices/,
  ],
  ['a default', { auth: keys({ host: { ...host, default: 'a.test' }, key }) }, /is a whole host/],
  [
    'a secret for a host',
    { auth: keys({ host: { ...host, secret: true }, key }) },
    /The secret "host" stands in/,
  ],
  [
    "an operator's OAuth client, which would go wherever somebody types",
    { hosts: 'public' },
    /the operator's OAuth client would go wherever somebody types/,
  ],
  [
    "an operator's client where what is filled in is but another part of it",
    {
      hosts: 'public',
      auth: signIn({
        fields: { host, client_id: { label: 'Id' } },
        request: {
          url: 'https://{host}/token',
          form: { id: '{client_id}', secret: '{client_secret}' },
        },
      }),
    },
    /the operator's OAuth client would go wherever somebody types/,
  ],
  [
    'an example that is no public host',
    { hosts: 'public', auth: keys({ host: { ...host, example: 'git.lan' }, key }) },
    /With git\.lan: This Address is no name of a public host/,
  ],
])('a toolkit of any host with %s is refused, with the place and the mend', (_, more, words) => {
  expect(() => define(more)).toThrow(words)
})

const allowed = ['https://git.lan:8443', 'https://10.0.0.7', 'https://git.example.com']

test('an account is at one of the origins that the operator named, with its port, wherever the host stands', () => {
  const own = withOrigins(define(), allowed)
  for (const typed of ['git.lan:8443', 'https://git.lan:8443', 'https://GIT.lan:8443/']) {
    const { fields } = readFields(own, { host: typed })
    expect(fields).toEqual({ host: 'git.lan:8443' })
    expect(readFixed(own, { host: typed })).toEqual(fields)
    const { baseUrl, auth } = fillToolkit(own, { fields })
    expect(baseUrl).toBe('https://git.lan:8443/api/v4')
    expect(auth).toMatchObject({ tokenUrl: 'https://git.lan:8443/oauth/token' })
  }
  expect(() => readFields(own, {})).toThrow('The Address is missing.')
})

test('of one origin nothing has to be chosen, and of none nothing leads anywhere', () => {
  const [only = ''] = allowed
  expect(readFields(withOrigins(define(), [only]), {}).fields).toEqual({ host: 'git.lan:8443' })
  const nowhere =
    'This Address is no address of Git that the operator allows, so nothing is sent there.'
  for (const toolkit of [define(), withOrigins(define(), [])])
    expect(() => fillToolkit(toolkit, { fields: { host: 'git.lan:8443' } })).toThrow(
      expect.objectContaining({
        message: nowhere,
        hint: "The operator names them: origins: { git: ['https://…'] } of createEngine.",
      }),
    )
  expect(() =>
    fillToolkit(withOrigins(define(), allowed.slice(1)), { fields: { host: 'git.lan:8443' } }),
  ).toThrow(
    expect.objectContaining({ message: nowhere, hint: 'Choose among 10.0.0.7, git.example.com.' }),
  )
})

test('where people type any public address, those that the operator names are the only ones', () => {
  const typed = define({ hosts: 'public', auth: keys() })
  expect(withOrigins(typed, [])).toBe(typed)
  const closed = withOrigins(typed, allowed)
  expect(() => readFields(closed, { host: 'other.example.com', key: 'k' })).toThrow(
    /the operator allows/,
  )
  expect(readFields(closed, { host: '10.0.0.7', key: 'k' }).fields).toEqual({ host: '10.0.0.7' })
  expect(fillToolkit(typed, { fields: { host: 'git.example.org' } }).baseUrl).toBe(
    'https://git.example.org/api/v4',
  )
})

const inside = [
  'localhost',
  'git',
  'git.lan',
  'git.internal',
  'git.localhost',
  '10.0.0.7',
  '2130706433',
  '0x7f.1',
  'git.example.com:8443',
  'git.example.com:443',
  'git.example.com.',
  'http://git.example.com',
  'https://git.example.com/api',
  'https://git.example.com@evil.test',
  'https://user:pass@git.example.com',
  'git.example.com/..',
  'git..example.com',
  'gіt.example.com',
  'xn--.example.com/',
  '*.example.com',
  'metadata.google.internal',
  `${'a.'.repeat(130)}com`,
]
const ofPublic = hostileHosts.filter(
  (one) =>
    one !== 'evil.test' && one !== 'acme.desk.test.evil.test' && one !== 'https://evil.test/',
)

test.each([...inside, ...ofPublic])(
  'T20 T21 nobody types %j for an address, and the sentence says why',
  (value) => {
    for (const toolkit of [
      define({ hosts: 'public', auth: keys() }),
      withOrigins(define(), ['https://git.lan:8443']),
    ]) {
      const secret = toolkit.auth.scheme === 'API_KEY' ? { key: 'k' } : {}
      expect(() => fillToolkit(toolkit, { fields: { host: value } })).toThrow(
        /Address is no .*, so nothing is sent there\./,
      )
      for (const read of [readFields, readFixed])
        expect(() =>
          read(toolkit, read === readFields ? { host: value, ...secret } : { host: value }),
        ).toThrow(
          expect.objectContaining({
            code: 'field_rejected',
            details: expect.objectContaining({ field: 'host' }),
          }),
        )
    }
  },
)

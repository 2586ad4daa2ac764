import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oauth2 } from './schemes/oauth2.ts'
import { defineToolkit } from './define-toolkit.ts'
import type { Toolkit } from './toolkit.ts'
import { fillKnown, fillToolkit } from './fill-toolkit.ts'
import type { Keep } from './kept.ts'
import { checkKept, readKept } from './read-kept.ts'

const instance = { from: 'token', path: 'instance_url', as: 'host' } as const

const define = (more: Partial<Toolkit> = {}, keep: Keep = { instance }, auth: object = {}) =>
  defineToolkit({
    slug: 'desk',
    name: 'Desk',
    description: 'For tests.',
    version: '20261130_00',
    verified: 'specified',
    tools: [],
    baseUrl: 'https://{instance}/api',
    hosts: ['*.desk.test'],
    auth: oauth2({
      keep,
      authorizeUrl: 'https://login.desk.test/authorize',
      tokenUrl: 'https://login.desk.test/token',
      scopes: {},
      ...auth,
    }),
    ...more,
  })

test.each<[string, () => Toolkit, RegExp]>([
  ['in a host without hosts', () => define({ hosts: [] }), /can lead anywhere: name the hosts/],
  ['that nobody names', () => define({}, {}), /There is no field "instance"/],
  [
    'that may be left out, in an address',
    () => define({}, { instance: { ...instance, optional: true } }),
    /cannot be optional/,
  ],
  [
    'by the name of a field',
    () => define({}, { instance }, { fields: { instance: { label: 'Instance' } } }),
    /"instance", which is a field/,
  ],
  [
    'by a name of OAuth’s own',
    () => define({}, { instance, token: { from: 'token', path: 'a' } }),
    /"token", which is no name of a value/,
  ],
  [
    'that is a token',
    () => define({}, { instance, other: { from: 'token', path: 'refresh_token' } }),
    /auth\.keep\.other would keep a token/,
  ],
  [
    'that is a token of its own place',
    () =>
      define(
        {},
        { instance, other: { from: 'token', path: 'data.at' } },
        { tokenAnswer: { access_token: 'data.at' } },
      ),
    /auth\.keep\.other would keep a token/,
  ],
  [
    'that is the code',
    () => define({}, { instance, other: { from: 'callback', parameter: 'code' } }),
    /callback's code, which is the engine's own/,
  ],
  [
    'at no path',
    () => define({}, { instance, other: { from: 'token', path: 'a..b' } }),
    /"a\.\.b" is no path/,
  ],
  [
    'with a pattern that is none',
    () => define({}, { instance: { ...instance, pattern: '(' } }),
    /The pattern of auth\.keep\.instance is no regular expression/,
  ],
  [
    'that is needed to sign in',
    () => define({}, { instance }, { authorizeUrl: 'https://{instance}/authorize' }),
    /auth\.authorizeUrl needs "instance", which nobody has told by then/,
  ],
  [
    'of the token answer, where the code is exchanged',
    () => define({}, { instance }, { tokenUrl: 'https://{instance}/token' }),
    /auth\.tokenUrl needs "instance"/,
  ],
  [
    'with an example that leads elsewhere',
    () => define({}, { instance: { ...instance, example: 'evil.test' } }),
    /With the examples of auth\.keep: The instance that Desk told leads to none of its hosts/,
  ],
])('a toolkit with a kept value %s is refused, with the place', (_, made, words) => {
  expect(made).toThrow(words)
})

const odd: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .tuple(fc.constantFrom('https://', 'http://', '//', '', 'https://a@', 'https:\\'), fc.domain())
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('acme', 'evil.test', 'acme.desk.test', '{instance}', '127.0.0.1', '[::1]'),
      fc.constantFrom(
        '.desk.test',
        '#.desk.test',
        '/.desk.test',
        '\\.desk.test',
        ':443',
        '。',
        '?',
      ),
    )
    .map((parts) => parts.join('')),
)

test('whatever a service tells, an account leads to the toolkit’s hosts, or nothing is kept', () => {
  const toolkit = define()
  fc.assert(
    fc.property(odd, (told) => {
      let known: Record<string, string>
      try {
        known = readKept(toolkit, { instance: told })
      } catch (error) {
        expect(error).toMatchObject({ code: 'upstream_error', details: { kept: 'instance' } })
        return
      }
      expect(new URL(fillToolkit(toolkit, { fields: known }).baseUrl).origin).toMatch(
        /^https:\/\/[a-z0-9-]+\.desk\.test$/,
      )
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a line break', 'eu\r\nx-evil: 1'],
  ['a control character', 'eu\u0000'],
  ['dots alone', '..'],
  ['other scripts', 'ｅｕ'],
  ['an end of space', 'eu '],
  ['too much', 'e'.repeat(257)],
  ['nothing', ''],
])('a value with %s is not kept, and no word of it is told', (_, told) => {
  const toolkit = define({}, { instance, region: { from: 'token', path: 'region' } })
  const read = () => readKept(toolkit, { region: told })
  expect(read).toThrow('The region that Desk told does not look as one of the service does')
})

test('what a value looks like is never read as a template', () => {
  const keep = {
    instance,
    one: { from: 'token', path: 'one' },
    two: { from: 'token', path: 'two' },
  }
  const toolkit = define({ headers: { 'x-one': '{one}' } }, keep as Keep)
  const told = { instance: 'acme.desk.test', one: '{two}', two: '{instance}' }
  expect(fillToolkit(toolkit, { fields: readKept(toolkit, told) }).headers).toEqual({
    'x-one': '{two}',
  })
})

test('an account that has not what an address needs asks to be connected again', () => {
  const toolkit = define()
  expect(fillKnown(toolkit, { fields: {} }).baseUrl).toBe('https://{instance}/api')
  expect(() => fillToolkit(toolkit, { fields: {} })).toThrow('This Desk account has no instance')
  expect(() => checkKept(toolkit, {})).toThrow("Desk did not tell the account's instance.")
})

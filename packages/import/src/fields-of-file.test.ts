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

test.each([
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

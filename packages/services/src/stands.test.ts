import { expect, test } from 'vitest'
import { type Lookup, stands } from '../../../scripts/services/stands.ts'
import type { WrittenService } from '../../../scripts/services/written-service.ts'

const desk: WrittenService = {
  slug: 'desk',
  baseUrl: 'https://{subdomain}.desk.example/api/v2',
  hosts: ['*.desk.example'],
  auth: {
    scheme: 'OAUTH2',
    authorizeUrl: 'https://{subdomain}.desk.example/oauth/authorize',
    tokenUrl: 'https://auth.example/oauth/token',
  },
}
const keyed: WrittenService = {
  slug: 'keyed',
  baseUrl: 'https://api.{site}',
  auth: {
    scheme: 'API_KEY',
    fields: { site: { choices: { 'keyed.example': 'US', 'keyed.eu': 'Europe' } } },
    headers: { 'x-key': '{api_key}' },
  },
}

test.for<[string, Lookup, WrittenService, string]>([
  ['a host behind a field', 'host', desk, '`https://${name}.desk.example/api`'],
  ['a path', 'path', desk, 'const path = "/api/v2"'],
  [
    'an address with a field',
    'authorize',
    desk,
    '"https://[subdomain].desk.example/oauth/authorize"',
  ],
  ['an address whole', 'token', desk, 'post("https://auth.example/oauth/token")'],
  [
    'an address in parts',
    'token',
    desk,
    'const base = "https://auth.example"; base + "/oauth/" + "token"; "/oauth"',
  ],
  ['each choice', 'host', keyed, '["keyed.example", "https://api.keyed.eu"]'],
  ['a header in any case', 'key', keyed, '{"name":"X-Key"}'],
])('%s is found', ([, what, service, text]) => {
  expect(stands(what, service, text)).toBe(true)
})

test.for<[string, Lookup, WrittenService, string]>([
  ['a host that only begins so', 'host', desk, 'https://acme.desk.example.evil.test/'],
  ['a host that only ends so', 'token', desk, 'https://not-auth.example/oauth/token'],
  ['a host below it', 'token', desk, 'https://eu.auth.example/oauth/token'],
  ['a longer path', 'token', desk, 'https://auth.example/oauth/token/v2'],
  ['another path', 'authorize', desk, 'https://acme.desk.example/oauth/v2/authorize'],
  ['one choice of two', 'host', keyed, 'https://api.keyed.example'],
  ['another header', 'key', keyed, '{"name":"X-Token"}'],
])('%s is not taken for it', ([, what, service, text]) => {
  expect(stands(what, service, text)).toBe(false)
})

test('what a file does not say is looked up nowhere', () => {
  expect(stands('refresh', desk, 'https://auth.example/refresh')).toBeUndefined()
  expect(stands('token', keyed, 'https://auth.example/oauth/token')).toBeUndefined()
})

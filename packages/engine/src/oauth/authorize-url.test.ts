import { oauth2 } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { authorizeUrl } from './authorize-url.ts'

const input = {
  clientId: 'client & co',
  redirectUri: 'https://connect.test/oauth/callback?a=b',
  scopes: ['read', 'https://api.test/auth/mail'],
  state: 'st_1',
  codeChallenge: 'challenge',
}
const endpoints = { tokenUrl: 'https://up.test/token', scopes: {} }

test('everything that the upstream needs is there, encoded, with what stood in the query before', () => {
  const auth = oauth2({
    ...endpoints,
    authorizeUrl: 'https://up.test/authorize?tenant=1',
    authorizeParameters: { access_type: 'offline' },
  })
  const url = authorizeUrl({ auth, ...input })
  expect(url.origin + url.pathname).toBe('https://up.test/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: '1',
    access_type: 'offline',
    response_type: 'code',
    client_id: 'client & co',
    redirect_uri: 'https://connect.test/oauth/callback?a=b',
    scope: 'read https://api.test/auth/mail',
    state: 'st_1',
    code_challenge: 'challenge',
    code_challenge_method: 'S256',
  })
})

test('scopes are parted as the upstream wants it', () => {
  const auth = oauth2({
    ...endpoints,
    authorizeUrl: 'https://up.test/authorize',
    scopeSeparator: ',',
  })
  expect(authorizeUrl({ auth, ...input }).searchParams.get('scope')).toBe(
    'read,https://api.test/auth/mail',
  )
})

test("T06: a toolkit's own parameters turn off neither PKCE nor the state", () => {
  const names = ['state', 'code_challenge', 'code_challenge_method', 'redirect_uri']
  const auth = oauth2({
    ...endpoints,
    authorizeUrl: `https://up.test/authorize?${names.map((name) => `${name}=evil`).join('&')}`,
    authorizeParameters: Object.fromEntries(names.map((name) => [name, 'evil'])),
  })
  expect(authorizeUrl({ auth, ...input }).href).not.toContain('evil')
})

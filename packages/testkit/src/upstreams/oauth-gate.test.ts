import { oauth2 } from '@maillon/core/toolkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  authorizationCode,
  pressConsent,
  redeem,
  type SignInOptions,
  signIn,
  startUpstreams,
  type Upstreams,
} from './index.ts'

let world: Upstreams<'google' | 'github' | 'slack'>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google', 'github', 'slack'] })
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const services = {
  google: {
    auth: oauth2({
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scopes: { openid: '', email: '' },
    }),
    toolkit: 'gmail',
    probe: { method: 'GET', path: '/gmail/v1/users/me/labels' },
  },
  github: {
    auth: oauth2({
      authorizeUrl: 'https://github.com/login/oauth/authorize',
      tokenUrl: 'https://github.com/login/oauth/access_token',
      scopes: { repo: '', 'read:user': '' },
    }),
    toolkit: 'github',
    probe: { method: 'GET', path: '/user' },
  },
  slack: {
    auth: oauth2({
      authorizeUrl: 'https://slack.com/oauth/v2/authorize',
      tokenUrl: 'https://slack.com/api/oauth.v2.access',
      scopes: { 'users:read': '', 'channels:read': '' },
      scopeSeparator: ',',
    }),
    toolkit: 'slack',
    probe: { method: 'POST', path: '/api/auth.test' },
  },
} as const

function options(service: keyof typeof services, email = 'ada@example.com'): SignInOptions {
  const { auth, toolkit } = services[service]
  return { auth, client: world.authConfigs[toolkit], routes: world.routes, email }
}

async function probe(service: keyof typeof services, token: string): Promise<string> {
  const { method, path } = services[service].probe
  const response = await fetch(world.upstreams[service].url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })
  const body = (await response.json()) as { ok?: boolean; error?: string }
  return body.ok === false ? `${response.status} ${body.error}` : String(response.status)
}

describe.each([
  { service: 'google', unknown: '401', expired: '401', revoked: '401' },
  { service: 'github', unknown: '401', expired: '401', revoked: '401' },
  {
    service: 'slack',
    unknown: '200 invalid_auth',
    expired: '200 token_expired',
    revoked: '200 token_revoked',
  },
] as const)('$service', ({ service, ...refusals }) => {
  test('a token from the code flow passes, and no other', async () => {
    const { accessToken } = await signIn(options(service))
    expect(await probe(service, accessToken)).toBe('200')
    expect(await probe(service, 'made-up')).toBe(refusals.unknown)
    expect(await probe(service, '')).toBe(refusals.unknown)
  })

  test('an expired token is refused', async () => {
    const { accessToken } = await signIn(options(service))
    world.upstreams[service].expire()
    expect(await probe(service, accessToken)).toBe(refusals.expired)
  })

  test('a short ttl is told in expires_in, and ends the token', async () => {
    world.upstreams[service].ttl(0)
    const { accessToken, body } = await signIn(options(service))
    expect(body.expires_in).toBe(0)
    expect(await probe(service, accessToken)).toBe(refusals.expired)
  })

  test("a revoked token is refused, and the other person's is not", async () => {
    const ada = await signIn(options(service))
    const ben = await signIn(options(service, 'ben@example.com'))
    world.upstreams[service].revoke(ada.accessToken)
    expect(await probe(service, ada.accessToken)).toBe(refusals.revoked)
    expect(await probe(service, ben.accessToken)).toBe('200')
    expect(world.upstreams[service].liveTokens()).toEqual([ben.accessToken])
  })

  test('a wrong verifier gets no token, and burns the code', async () => {
    const { code, verifier } = await authorizationCode(options(service))
    const wrong = await redeem(options(service), { code, verifier: `${verifier}x` })
    const right = await redeem(options(service), { code, verifier })
    expect([wrong.access_token, right.access_token]).toEqual([undefined, undefined])
    expect(wrong.error).toBeTypeOf('string')
  })

  test('a code that comes twice gets no token, and ends those it gave', async () => {
    const answer = await authorizationCode(options(service))
    const first = await redeem(options(service), answer)
    const second = await redeem(options(service), answer)
    expect(first.access_token).toBeTypeOf('string')
    expect(second.access_token).toBeUndefined()
    expect(await probe(service, String(first.access_token))).toBe(refusals.revoked)
  })

  test('a wrong client secret gets no token', async () => {
    const { clientId } = options(service).client
    const liar = { ...options(service), client: { clientId, clientSecret: 'wrong' } }
    const answer = await authorizationCode(liar)
    expect((await redeem(liar, answer)).access_token).toBeUndefined()
  })

  test('a person who says no sends back access_denied with the state', async () => {
    world.upstreams[service].deny(true)
    const url = authorizeUrl(service, {
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    })
    expect(await pressConsent(url, 'ada@example.com')).toBe(
      'http://localhost:1/back?kept=1&error=access_denied&state=s',
    )
  })

  test('authorize without PKCE is refused', async () => {
    const answer = await pressConsent(authorizeUrl(service, {}), 'ada@example.com')
    expect(new URL(answer).searchParams.get('error')).toBe('invalid_request')
  })

  test('a redirect URI elsewhere is never followed', async () => {
    const url = new URL(authorizeUrl(service, {}))
    url.searchParams.set('redirect_uri', 'https://evil.example/')
    const response = await fetch(url, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  })
})

function authorizeUrl(service: keyof typeof services, more: Record<string, string>): string {
  const { auth, toolkit } = services[service]
  const { origin, pathname } = new URL(auth.authorizeUrl)
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: world.authConfigs[toolkit].clientId,
    redirect_uri: 'http://localhost:1/back?kept=1',
    state: 's',
    ...more,
  })
  return `${world.routes[origin]}${pathname}?${query}`
}

test('with a list of redirect URIs, only those pass, to the letter', async () => {
  const strict = await startUpstreams({
    services: ['github'],
    redirectUris: ['http://localhost:1/back'],
  })
  const open = async (redirectUri: string) => {
    const url = new URL('/login/oauth/authorize', strict.upstreams.github.url)
    url.search = `response_type=code&client_id=${strict.authConfigs.github.clientId}&redirect_uri=${redirectUri}`
    return (await fetch(url, { redirect: 'manual' })).status
  }
  try {
    expect(await open('http://localhost:1/back')).toBe(302)
    expect(await open('http://localhost:1/back/')).toBe(400)
    expect(await open('http://localhost:2/back')).toBe(400)
  } finally {
    await strict.stop()
  }
})

test("Google's refresh token gives new access tokens until it is revoked", async () => {
  const { accessToken, refreshToken = '' } = await signIn(options('google'))
  world.upstreams.google.expire()
  const fresh = await refresh(refreshToken)
  expect(await probe('google', accessToken)).toBe('401')
  expect(await probe('google', fresh.access_token ?? '')).toBe('200')

  const revoke = () => {
    const body = new URLSearchParams({ token: refreshToken })
    return fetch(`${world.routes['https://oauth2.googleapis.com']}/revoke`, {
      method: 'POST',
      body,
    })
  }
  expect((await revoke()).status).toBe(200)
  expect(await probe('google', fresh.access_token ?? '')).toBe('401')
  expect((await refresh(refreshToken)).error).toBe('invalid_grant')
  expect((await revoke()).status).toBe(400)
})

async function refresh(token: string): Promise<{ access_token?: string; error?: string }> {
  const { clientId, clientSecret } = world.authConfigs.gmail
  const response = await fetch(`${world.routes['https://oauth2.googleapis.com']}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  })
  return (await response.json()) as { access_token?: string; error?: string }
}

test("GitHub's applications API revokes a token or the whole grant, for the client alone", async () => {
  const first = await signIn(options('github'))
  const second = await signIn(options('github'))
  const third = await signIn(options('github'))
  const { clientId, clientSecret } = world.authConfigs.github
  const revoke = async (kind: string, token: string, secret: string = clientSecret) => {
    const basic = Buffer.from(`${clientId}:${secret}`).toString('base64')
    const url = `${world.routes['https://api.github.com']}/applications/${clientId}/${kind}`
    const body = JSON.stringify({ access_token: token })
    const headers = { authorization: `Basic ${basic}` }
    return (await fetch(url, { method: 'DELETE', headers, body })).status
  }
  expect(await revoke('token', first.accessToken, 'wrong')).toBe(404)
  expect(await revoke('token', first.accessToken)).toBe(204)
  expect(world.upstreams.github.liveTokens()).toEqual([second.accessToken, third.accessToken])
  expect(await revoke('grant', second.accessToken)).toBe(204)
  expect(world.upstreams.github.liveTokens()).toEqual([])
  expect(await revoke('grant', second.accessToken)).toBe(422)
})

test('GitHub speaks JSON at its token endpoint only when asked, and scopes come back with commas', async () => {
  const { body } = await signIn(options('github'))
  expect(body.scope).toBe('repo,read:user')
  const answer = await authorizationCode(options('github'))
  const form = await fetch(`${world.routes['https://github.com']}/login/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: world.authConfigs.github.clientId,
      client_secret: world.authConfigs.github.clientSecret,
      redirect_uri: 'http://127.0.0.1:9/oauth/callback',
      code: answer.code,
      code_verifier: answer.verifier,
    }),
  })
  expect(form.headers.get('content-type')).toContain('application/x-www-form-urlencoded')
  expect(new URLSearchParams(await form.text()).get('access_token')).toMatch(/^gho_/)
})

test("Slack's auth.revoke ends its own token", async () => {
  const { accessToken } = await signIn(options('slack'))
  const revoke = await fetch(`${world.routes['https://slack.com']}/api/auth.revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(await revoke.json()).toEqual({ ok: true, revoked: true })
  expect(await probe('slack', accessToken)).toBe('200 token_revoked')
})

test('a reset brings the seeded world back and forgets tokens', async () => {
  const { accessToken } = await signIn(options('github'))
  await world.reset()
  expect(await probe('github', accessToken)).toBe('401')
  const again = await signIn(options('github'))
  expect(await probe('github', again.accessToken)).toBe('200')
})

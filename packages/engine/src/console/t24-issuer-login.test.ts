import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPair, SignJWT } from 'jose'
import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { expect, onTestFinished, test } from 'vitest'
import type { ConsoleIssuerOptions } from './issuer-options.ts'
import { files, newConsole } from './fixtures.contract.ts'
import { calledFrom } from '../limits/peer.ts'

const origin = 'https://login.app.example.test'
const operator = { sub: 'ada', email: 'ada@acme.test', email_verified: true, groups: ['ops'] }

/** An issuer that gives out whatever ID token a test says, for the right verifier alone. */
async function startIssuer() {
  const { privateKey } = await generateKeyPair('ES256')
  const says = { claims: operator as Record<string, unknown>, issuer: origin, aud: 'console' }
  let begun = new URLSearchParams()
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        jwks_uri: `${origin}/keys`,
        id_token_signing_alg_values_supported: ['ES256'],
      })
    if (request.url !== '/token') return answer(404, {})
    let sent = ''
    request.on('data', (chunk) => (sent += String(chunk)))
    request.on('end', async () => {
      const form = new URLSearchParams(sent)
      const challenge = await calculatePKCECodeChallenge(form.get('code_verifier') ?? '')
      if (challenge !== begun.get('code_challenge') || form.get('code') !== 'good')
        return answer(400, { error: 'invalid_grant' })
      const idToken = await new SignJWT({ nonce: begun.get('nonce') ?? '', ...says.claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setIssuer(says.issuer)
        .setAudience(says.aud)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey)
      return answer(200, { access_token: 'at', token_type: 'bearer', id_token: idToken })
    })
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return {
    says,
    routes: { [origin]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    /** The person logs in there; answers the query with which the issuer sends the browser back. */
    logIn(location: string, change: Record<string, string> = {}) {
      begun = new URL(location).searchParams
      const back = { code: 'good', state: begun.get('state') ?? '', ...change }
      return `/console/login/callback?${new URLSearchParams(back).toString()}`
    },
  }
}

async function start(login: Partial<ConsoleIssuerOptions> = {}) {
  const issuer = await startIssuer()
  const options = { issuer: origin, clientId: 'console', allow: { groups: ['ops'] }, ...login }
  const started = await newConsole({
    publicUrl: 'https://connect.example.test',
    routes: issuer.routes,
    console: { files, login: options },
  })
  const walk = async (change: Record<string, string> = {}) => {
    const browser = started.newBrowser()
    const away = await browser.send('/console/login/issuer')
    const location = away.headers.get('location') ?? ''
    const back = await browser.send(issuer.logIn(location, change))
    const status = (await browser.page('/api/v3.1/api_keys')).status
    return { browser, location, away, back, to: back.headers.get('location'), status }
  }
  return { ...started, ...issuer, walk }
}

test('T24 whom the rule names is let in at the app’s issuer, by a code that is of use to this browser alone', async () => {
  const { walk, newBrowser, logIn } = await start({ project: 'shop' })
  const { browser, location, away, to, back, status } = await walk()
  const asked = Object.fromEntries(new URL(location).searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: 'console',
    redirect_uri: 'https://connect.example.test/console/login/callback',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  })
  expect(away.headers.getSetCookie()[0]).toMatch(/HttpOnly; Secure; SameSite=Lax/)
  expect(to).toBe('https://connect.example.test/console')
  expect(back.headers.getSetCookie().join()).toMatch(
    /-console=mcl_.*HttpOnly; Secure; SameSite=Strict/,
  )
  expect(status).toBe(200)
  expect(await (await browser.page('/console/login')).json()).toMatchObject({
    login: { kind: 'issuer', id: 'ada', name: 'ada@acme.test', project: 'shop' },
    ways: { issuer: 'login.app.example.test' },
  })
  // The answer, in the browser of somebody who did not ask, and once more in that of who did.
  for (const other of [newBrowser(), browser]) {
    const again = await other.send(logIn(location))
    expect(again.headers.get('location')).toContain('#login=failed')
  }
})

test('T24 a name of any length lets its person in', async () => {
  const { walk, says } = await start()
  says.claims = { sub: 's'.repeat(255), name: '😀'.repeat(2_000), groups: ['ops'] }
  const { browser, status } = await walk()
  expect(status).toBe(200)
  expect([...browser.cookies.values()].join('').length).toBeLessThan(2_000)
})

test.each([
  ['another group', { groups: ['sales'] }],
  ['no group', { groups: undefined }],
  ['a name of what every object has', { groups: {} }],
])('T24 who has %s is known and not let in', async (_, claims) => {
  const { walk, says } = await start()
  says.claims = { ...operator, ...claims }
  const { to, status } = await walk()
  expect(to).toContain('#login=refused')
  expect(status).toBe(401)
})

test('T24 an e-mail counts when the issuer has verified it, and every rule has to hold', async () => {
  const { walk, says } = await start({ allow: { email: 'ada@acme.test', groups: ['ops', 'root'] } })
  expect((await walk()).status).toBe(200)
  says.claims = { ...operator, email_verified: false }
  expect((await walk()).status).toBe(401)
  says.claims = { ...operator, groups: [] }
  expect((await walk()).status).toBe(401)
})

test.each([
  ['another state', { state: 'other' }, {}],
  ['a wrong code', { code: 'bad' }, {}],
  ['a no', { error: 'access_denied' }, {}],
  ['a token for another client', {}, { aud: 'other' }],
  ['a token of another issuer', {}, { issuer: 'https://evil.example' }],
  ['a token of another login', {}, { claims: { ...operator, nonce: 'other' } }],
])('T24 an answer with %s lets nobody in', async (_, change, said) => {
  const { walk, says } = await start()
  Object.assign(says, said)
  const { to, status } = await walk(change)
  expect(to).toContain('#login=failed')
  expect(status).toBe(401)
})

test('T24 when the rule changes, who was let in by the old one logs in anew', async () => {
  const encryptionKey = `k:${Buffer.alloc(32, 7).toString('base64')}`
  const publicUrl = 'https://connect.example.test'
  const rule = (allow: ConsoleIssuerOptions['allow']) => ({
    encryptionKey,
    publicUrl,
    console: { files, login: { issuer: origin, clientId: 'console', allow } },
  })
  const issuer = await startIssuer()
  const before = await newConsole({ ...rule({ groups: ['ops'] }), routes: issuer.routes })
  const browser = before.newBrowser()
  const away = await browser.send('/console/login/issuer')
  await browser.send(issuer.logIn(away.headers.get('location') ?? ''))
  const statusAt = async (options: object) => {
    const { newBrowser } = await newConsole(options)
    const same = newBrowser()
    for (const [name, value] of browser.cookies) same.cookies.set(name, value)
    return (await same.page('/api/v3.1/api_keys')).status
  }
  expect(await statusAt(rule({ groups: ['ops'] }))).toBe(200)
  expect(await statusAt(rule({ groups: ['root'] }))).toBe(401)
  expect(await statusAt({ encryptionKey, publicUrl, console: { files } })).toBe(401)
})

test('T24 an issuer that does not answer is said to, and a rule that lets nobody in is no rule', async () => {
  const { newBrowser } = await newConsole({
    routes: { [origin]: 'http://127.0.0.1:9' },
    console: { files, login: { issuer: origin, clientId: 'console', allow: { groups: ['ops'] } } },
  })
  const away = await newBrowser().send('/console/login/issuer')
  expect(away.headers.get('location')).toContain('#login=unavailable')
  for (const wrong of [{ allow: {} }, { issuer: 'http://login.test' }, { scopes: ['email'] }])
    await expect(start(wrong)).rejects.toMatchObject({ code: 'config_invalid' })
})

test('T24 nobody makes the engine ask the issuer without end', async () => {
  const { engine, publicUrl } = await newConsole({
    routes: { [origin]: 'http://127.0.0.1:9' },
    limits: { publicPages: 3 },
    console: { files, login: { issuer: origin, clientId: 'console', allow: { groups: ['ops'] } } },
  })
  const ask = async (path: string, address: string) => {
    const request = new Request(`${publicUrl}/console/login/${path}`)
    return (await engine.fetch(request, calledFrom(address))).status
  }
  const statuses: number[] = []
  for (const path of ['issuer', 'callback?code=a&state=b', 'issuer', 'issuer'])
    statuses.push(await ask(path, '93.184.216.7'))
  expect(statuses).toEqual([303, 303, 303, 429])
  expect(await ask('issuer', '93.184.216.99')).toBe(303)
})

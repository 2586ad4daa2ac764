import { type OAuth1Auth, oauth1 } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { signOAuth1 } from '../../oauth/sign-oauth1.ts'
import { origin, startScheme } from './scheme-world.contract.ts'

const service = (words: Partial<OAuth1Auth> = {}) =>
  oauth1({
    requestTokenUrl: `${origin}/oauth/request_token`,
    authorizeUrl: 'https://service.test/authorize',
    accessTokenUrl: `${origin}/oauth/access_token`,
    ...words,
  })

/** A person allows it there, in a browser of their own. */
async function begin(words: Partial<OAuth1Auth> = {}, told = words, options = {}) {
  const world = await startScheme(service(words), service(told), options)
  const session = await world.app.session()
  const link = await session.link('service')
  const person = world.visitor()
  await person.send(link.redirect_url)
  const press = async () => (await person.press(link.redirect_url)).headers.get('location') ?? ''
  const allow = async (to: string) =>
    (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
  return { ...world, session, link, person, press, allow }
}

test.each<[string, Partial<OAuth1Auth>]>([
  ['HMAC-SHA1', {}],
  ['HMAC-SHA256', { signatureMethod: 'HMAC-SHA256' }],
  ['PLAINTEXT', { signatureMethod: 'PLAINTEXT' }],
  ['RSA-SHA1', { signatureMethod: 'RSA-SHA1' }],
  [
    'a realm and values of its own',
    {
      realm: 'https://service.test/',
      requestParameters: { scope: 'read write' },
      authorizeParameters: { name: 'Acme & Co', expiration: 'never' },
    },
  ],
])('OAuth 1 with %s: from the link to the end', async (_, words) => {
  const { press, allow, person, session, link, app, upstream, refused, told } = await begin(words)
  const callback = await allow(await press())
  expect((await person.send(callback)).status).toBe(200)
  const account = () => app.account(link.connected_account_id)
  expect(await account()).toMatchObject({
    status: 'ACTIVE',
    identity: { subject: 'ada' },
    state: {
      authScheme: 'OAUTH1',
      val: { oauth_token: 'REDACTED', oauth_token_secret: 'REDACTED' },
    },
  })
  const calls = [await session.execute('SERVICE_READ'), await session.execute('SERVICE_WRITE')]
  expect(calls.map(({ error }) => error)).toEqual([null, null])
  expect(refused()).toEqual([])
  const all = JSON.stringify([calls, await told()])
  expect(all).not.toMatch(/(at|as|rt|rs|ov)_[0-9a-f]{8}-/)
  upstream.endGrants()
  await session.execute('SERVICE_READ')
  expect(await account()).toMatchObject({ status: 'EXPIRED' })
})

test('a callback is taken from the browser that began alone, and once', async () => {
  const { press, allow, person, visitor, link, app } = await begin()
  const callback = await allow(await press())
  const other = await visitor().send(callback)
  expect(other.status).toBeGreaterThanOrEqual(400)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  await person.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  const forged = new URL(callback)
  forged.searchParams.set('oauth_token', 'rt_other')
  expect((await person.send(forged.href)).status).toBe(404)
})

test('a second tab goes where the first one went', async () => {
  const { press, asked } = await begin()
  expect(await press()).toBe(await press())
  expect(asked('request_token')).toBe(1)
})

test('who says no there is told so, and the app too', async () => {
  const { press, allow, person, link, app, upstream } = await begin()
  upstream.subject = ''
  const back = await allow(await press())
  expect(back).toContain('denied=')
  await person.send(back)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringContaining('declined'),
  })
})

test('a wrong verifier gives nothing', async () => {
  const { press, allow, person, link, app } = await begin()
  const callback = new URL(await allow(await press()))
  callback.searchParams.set('oauth_verifier', 'ov_wrong')
  await person.send(callback.href)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringContaining('the verifier is wrong'),
  })
})

test('a client that the service does not take is told before anybody leaves', async () => {
  const { person, link, app } = await begin({ signatureMethod: 'HMAC-SHA256' }, {})
  const response = await person.press(link.redirect_url)
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
})

test('an app brings along what it has, and each call is signed with it', async () => {
  const { press, allow, person, upstream, bring } = await begin({ signatureMethod: 'PLAINTEXT' })
  await person.send(await allow(await press()))
  const sent = upstream.requests.at(-1)?.headers.authorization ?? ''
  const [, token = ''] = /oauth_token="([^"]+)"/.exec(sent) ?? []
  // By PLAINTEXT it stands in the signature.
  const [, tokenSecret = ''] = /%26(as_[^"]+)"/.exec(sent) ?? []
  const pair = { oauth_token: token, oauth_token_secret: tokenSecret }
  const wrong = await bring('OAUTH1', { ...pair, oauth_token_secret: 'canary-wrong' })
  expect(wrong.body).toMatchObject({ error: { slug: 'credential_rejected' } })
  const brought = await bring('OAUTH1', pair)
  expect(brought.body).toMatchObject({ status: 'ACTIVE', identity: { subject: 'ada' } })
})

test('the example that X has for creating a signature', () => {
  const header = signOAuth1(
    {
      url: 'https://api.twitter.com/1/statuses/update.json?include_entities=true',
      method: 'post',
      contentType: 'application/x-www-form-urlencoded',
      content: 'status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21',
      at: 1_318_622_958_000,
    },
    {
      auth: { signatureMethod: 'HMAC-SHA1' },
      client: {
        clientId: 'xvz1evFS4wEEPTGEFPHBog',
        clientSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      },
      token: {
        token: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
        tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
      },
      further: { oauth_nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg' },
    },
  )
  expect(header).toContain('oauth_signature="tnnArxj06cWHq44gCs1OSKk%2FjLY%3D"')
})

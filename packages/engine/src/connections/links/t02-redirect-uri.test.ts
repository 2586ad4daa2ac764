import type { AuthConfig } from '@maillon/core/contract'
import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import type { TestEngineOptions } from '@maillon/testkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { pressConsent, type Upstreams } from '@maillon/testkit/upstreams'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  callbackOf,
  createVisitor,
  newEngine,
  publicUrl,
  registeredUris,
  startWorld,
} from '../fixtures.contract.ts'

const shared = `${publicUrl}/oauth/callback`
const toolkits = [...allToolkits, hostileToolkit]

let world: Upstreams<'google' | 'github'>
let hostile: Hostile
beforeAll(async () => {
  world = await startWorld('google', 'github')
  hostile = await startHostile()
})
beforeEach(async () => {
  await world.reset()
  hostile.oauth.tokenCalls.length = 0
})
afterAll(async () => {
  await hostile.stop()
  await world.stop()
})

const tokenRequests = () =>
  world.upstreams.google.requests.filter(({ path }) => path.startsWith('/token'))

/** A client that the project brought, and one of the operator's, each with a link. */
async function twoClients() {
  const { app, visitor } = await newEngine(world)
  const operators = await (await app.session()).link('gmail')
  const { clientId: client_id, clientSecret: client_secret } = world.authConfigs.gmail
  const credentials = { client_id, client_secret }
  const { body } = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'gmail' },
    auth_config: { type: 'use_custom_auth', authScheme: 'OAUTH2', credentials },
  })
  const { id } = body.auth_config
  registeredUris.push(callbackOf(id))
  const own = await app.session({ auth_configs: { gmail: id } })
  return { app, visitor, id, own: await own.link('gmail'), operators }
}

test('T02 each client has a redirect URI to itself, and is told which', async () => {
  const { app, visitor, id, own, operators } = await twoClients()
  const { body } = await app.call<AuthConfig>('GET', `/auth_configs/${id}`)
  expect(body.credentials.oauth_redirect_uri).toBe(callbackOf(id))
  expect(await visitor().consent(own)).toContain(`${callbackOf(id)}?`)
  const { body: page } = await app.call<{ items: AuthConfig[] }>('GET', '/auth_configs')
  const managed = page.items.find(({ is_composio_managed }) => is_composio_managed)
  expect(managed?.credentials.oauth_redirect_uri).toBe(callbackOf('gmail'))
  expect(await visitor().consent(operators)).toContain(`${callbackOf('gmail')}?`)
})

test("T02 a code that comes to another client's callback goes to no token endpoint", async () => {
  const { app, visitor, id, own, operators } = await twoClients()
  const person = visitor()
  const crossed = [
    [own, (await person.consent(own)).replace(`/callback/${id}`, '/callback')],
    [own, (await person.consent(own)).replace(id, 'ac_another')],
    [own, (await person.consent(own)).replace(id, 'gmail')],
    [operators, (await person.consent(operators)).replace('/callback/gmail', '/callback')],
    [operators, (await person.consent(operators)).replace('/gmail', '/github')],
    [operators, (await person.consent(operators)).replace('/gmail', `/${id}`)],
  ] as const
  for (const [link, callback] of crossed) {
    const response = await person.send(callback)
    expect([response.status, response.headers.get('location')]).toEqual([404, null])
    expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  }
  expect(tokenRequests()).toEqual([])
  // Nothing is used up by it: at its own callback, the same attempt still ends well.
  expect((await person.send(await person.consent(own))).status).toBe(200)
})

/**
 * Someone connects an account of a toolkit whose authorization server sends their browser on to GitHub, with GitHub's
 * client and its own state, to have GitHub's code brought to it. Answers where GitHub sends the browser, if anywhere.
 */
async function mixUp(redirectUri: string | undefined, options: TestEngineOptions = {}) {
  const { app, engine } = await newEngine(
    {
      routes: { ...world.routes, ...hostile.routes },
      authConfigs: { ...world.authConfigs, ...hostile.authConfigs },
    },
    { toolkits, ...options },
  )
  const { redirect_url: url } = await (await app.session()).link('hostile')
  const person = createVisitor(engine)
  await person.send(url)
  const honest = new URL((await person.press(url)).headers.get('location') ?? '')
  const authorize = new URL(`${world.routes['https://github.com']}/login/oauth/authorize`)
  authorize.search = honest.search
  authorize.searchParams.set('client_id', world.authConfigs.github.clientId)
  if (redirectUri !== undefined) authorize.searchParams.set('redirect_uri', redirectUri)
  const callback = await pressConsent(authorize.href, 'ada@example.com').catch(() => undefined)
  return { callback, answer: callback ? await person.send(callback) : undefined }
}

test.each([
  ["the evil toolkit's own", undefined],
  ['the shared one', shared],
  ['one below', `${callbackOf('github')}/hostile`],
])('T02 GitHub sends no code to %s', async (_, redirectUri) => {
  expect(await mixUp(redirectUri)).toEqual({ callback: undefined, answer: undefined })
  expect(hostile.oauth.tokenCalls).toEqual([])
})

test("T02 GitHub's code comes to its own callback alone, and with the evil toolkit's state goes nowhere", async () => {
  const { callback, answer } = await mixUp(callbackOf('github'))
  expect(callback).toContain(`${callbackOf('github')}?code=`)
  expect(answer?.status).toBe(404)
  expect(hostile.oauth.tokenCalls).toEqual([])
})

const sharing = (...slugs: ('github' | 'hostile')[]): TestEngineOptions => {
  const clients = { ...world.authConfigs, ...hostile.authConfigs }
  const changed = slugs.map((slug) => [slug, { ...clients[slug], callback: 'shared' as const }])
  return { toolkits, authConfigs: { ...clients, ...Object.fromEntries(changed) } }
}

test('T02 a client of the shared callback is asked for no other, and still connects', async () => {
  registeredUris.push(shared)
  const { app, visitor } = await newEngine(world, sharing('github'))
  const link = await (await app.session()).link('github')
  const person = visitor()
  const callback = await person.consent(link)
  expect(callback).toContain(`${shared}?`)
  expect((await person.send(callback)).status).toBe(200)
  registeredUris.splice(registeredUris.indexOf(shared), 1)
})

test('T02 an upstream has to share the callback itself to get the code of another one that does', async () => {
  registeredUris.push(shared)
  const { answer } = await mixUp(shared, sharing('github'))
  expect(answer?.status).toBe(404)
  expect(hostile.oauth.tokenCalls).toEqual([])
  // What the documents warn of.
  await mixUp(shared, sharing('github', 'hostile'))
  expect(hostile.oauth.tokenCalls).toHaveLength(1)
  registeredUris.splice(registeredUris.indexOf(shared), 1)
})

const { auth } = hostileToolkit
test.each<[string, Partial<Toolkit>, string]>([
  ['an imported toolkit', { verified: 'imported' }, 'was tried by nobody'],
  [
    'a client without a secret',
    { auth: { ...auth, clientAuthentication: 'none' } as typeof auth },
    'without a secret',
  ],
])('T02 %s never shares the callback', async (_, change, words) => {
  const changed = defineToolkit({ ...hostileToolkit, ...change })
  const options = { ...sharing('hostile'), toolkits: [...allToolkits, changed] }
  await expect(newEngine(world, options)).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining(words),
  })
})

import type { AuthConfig } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newEngine, publicUrl, registeredUris, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'google'>
beforeAll(async () => {
  world = await startWorld('google')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const tokenRequests = () =>
  world.upstreams.google.requests.filter(({ path }) => path.startsWith('/token'))

/** A client that the project brought, and one of the operator's, each with a link. */
async function twoClients() {
  const { app, visitor } = await newEngine(world)
  const shared = await (await app.session()).link('gmail')
  const { clientId: client_id, clientSecret: client_secret } = world.authConfigs.gmail
  const credentials = { client_id, client_secret }
  const { body } = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'gmail' },
    auth_config: { type: 'use_custom_auth', authScheme: 'OAUTH2', credentials },
  })
  const { id } = body.auth_config
  const own = await app.session({ auth_configs: { gmail: id } })
  return { app, visitor, id, own: await own.link('gmail'), shared }
}

test('T02 each client that a project brought has a redirect URI to itself, and is told which', async () => {
  const { app, visitor, id, own, shared } = await twoClients()
  const { body } = await app.call<AuthConfig>('GET', `/auth_configs/${id}`)
  const uri = `${publicUrl}/oauth/callback/${id}`
  expect(body.credentials.oauth_redirect_uri).toBe(uri)
  registeredUris.push(uri)
  expect(await visitor().consent(own)).toContain(`${uri}?`)
  expect(await visitor().consent(shared)).toContain(`${publicUrl}/oauth/callback?`)
})

test("T02 a code that comes to another client's callback goes to no token endpoint", async () => {
  const { app, visitor, id, own, shared } = await twoClients()
  registeredUris.push(`${publicUrl}/oauth/callback/${id}`)
  const person = visitor()
  const crossed = [
    [own, (await person.consent(own)).replace(`/callback/${id}`, '/callback')],
    [own, (await person.consent(own)).replace(id, 'ac_another')],
    [shared, (await person.consent(shared)).replace('/callback', `/callback/${id}`)],
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

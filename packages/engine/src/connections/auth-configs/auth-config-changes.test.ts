import { Maillon } from '@maillon/core'
import type { AuthConfig } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, registeredUris, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

async function start() {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path })
  const session = await started.app.session()
  const link = await session.link('github')
  await started.visitor().connect(link)
  const account = () => started.app.account(link.connected_account_id)
  const { auth_config: config } = await account()
  const { authConfigs } = new Maillon({ engine: started.engine })
  return { ...started, database, session, account, id: config.id, authConfigs }
}

test('a disabled auth config makes no links, takes its accounts along, and brings them back', async () => {
  const { session, account, id, authConfigs } = await start()
  await authConfigs.disable(id)
  expect(await authConfigs.get(id)).toMatchObject({ status: 'DISABLED' })
  expect(await account()).toMatchObject({
    status: 'INACTIVE',
    status_reason: 'The auth config is disabled.',
  })
  const tried = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(tried.error).not.toBeNull()
  await authConfigs.enable(id)
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  expect(await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')).toMatchObject({ error: null })
})

test('an account that the app disabled itself stays so', async () => {
  const { app, account, id, authConfigs } = await start()
  const path = `/connected_accounts/${(await account()).id}/status`
  await app.call('PATCH', path, { enabled: false })
  await authConfigs.disable(id)
  await authConfigs.enable(id)
  expect(await account()).toMatchObject({
    status: 'INACTIVE',
    status_reason: 'Disabled by the app.',
  })
})

test('a link of a disabled auth config is refused, with what to do', async () => {
  const { app, id, authConfigs } = await start()
  await authConfigs.disable(id)
  const answer = await app.call('POST', '/connected_accounts/link', {
    auth_config_id: id,
    user_id: 'user_9',
  })
  expect(answer).toMatchObject({ status: 409, body: { error: { slug: 'auth_config_disabled' } } })
})

test("a project's own client is changed in part, stays sealed, and is used from then on", async () => {
  const { app, authConfigs, database, visitor } = await start()
  const { clientId, clientSecret } = world.authConfigs.github
  const { id } = await authConfigs.create('github', {
    type: 'use_custom_auth',
    authScheme: 'OAUTH2',
    credentials: { client_id: clientId, client_secret: 'wrong' },
  })
  await authConfigs.update(id, {
    type: 'custom',
    name: 'Ours',
    scopes: ['read:user'],
    credentials: { client_secret: clientSecret },
  })
  const { body } = await app.call<AuthConfig>('GET', `/auth_configs/${id}`)
  expect(body).toMatchObject({ name: 'Ours', credentials: { scopes: ['read:user'] } })
  expect(JSON.stringify([body, database.dump()])).not.toContain(clientSecret)
  registeredUris.push(String(body.credentials.oauth_redirect_uri))
  const link = await (await app.session({ auth_configs: { github: id } })).link('github')
  await visitor().connect(link)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('a change of the other kind, or to no status, changes nothing', async () => {
  const { app, id, database } = await start()
  const before = database.read('select * from auth_configs')
  const patch = (path: string, body?: object) => app.call('PATCH', `/auth_configs/${path}`, body)
  for (const answer of [
    await patch(id, { type: 'custom', credentials: { client_id: 'x' } }),
    await patch(id, { type: 'default', nmae: 'x' }),
    await patch(`${id}/PAUSED`),
  ])
    expect(answer.status).toBe(400)
  expect((await patch('ac_none', { type: 'default' })).status).toBe(404)
  expect(database.read('select * from auth_configs')).toEqual(before)
})

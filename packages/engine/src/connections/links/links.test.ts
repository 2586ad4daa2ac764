import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  appUrl,
  createApp,
  newDatabase,
  newEngine,
  publicUrl,
  startWorld,
} from '../fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

test('T07: an evil callbackUrl is refused when the link is asked for, and leaves no row', async () => {
  const database = await newDatabase()
  const { app } = await newEngine(world, { database: database.path })
  const session = await app.session()
  const config = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'github' },
  })
  const before = database.dump()
  for (const callback_url of ['https://evil.com/', 'javascript:alert(1)', '//evil.com', ' ']) {
    const direct = { auth_config_id: config.body.auth_config.id, user_id: 'u', callback_url }
    for (const { status, body } of [
      await session.tryLink('github', { callback_url }),
      await app.call<object>('POST', '/connected_accounts/link', direct),
    ])
      expect([status, (body as { error?: { slug: string } }).error?.slug]).toEqual([
        400,
        'callback_url_not_allowed',
      ])
  }
  expect(database.dump()).toEqual(before)
})

test('a link is long, on the public address, and of no two attempts the same', async () => {
  const { app } = await newEngine(world)
  const session = await app.session()
  const [first, second] = [await session.link('github'), await session.link('github')]
  expect(first.redirect_url).toBe(`${publicUrl}/link/${first.link_token}`)
  expect(first.link_token).toMatch(/^ln_[0-9A-Za-z]{43}$/)
  expect(second.link_token).not.toBe(first.link_token)
  expect(second.connected_account_id).not.toBe(first.connected_account_id)
})

test("an agent's calls share the session's open link, also when they come at once", async () => {
  const { app } = await newEngine(world)
  const session = await app.session()
  const ask = async () => {
    const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
    return data.redirect_url
  }
  const links = new Set(await Promise.all(Array.from({ length: 20 }, ask)))
  links.add(await ask())
  expect(links.size).toBe(1)
  expect((await app.call('GET', '/auth_configs')).body).toMatchObject({ total_items: 1 })
})

test('a link that is about to end is not handed out again', async () => {
  const { app, clock } = await newEngine(world)
  const session = await app.session()
  const ask = async () => {
    const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
    return data.redirect_url
  }
  const first = await ask()
  clock.ahead = 8 * 60_000
  expect(await ask()).toBe(first)
  clock.ahead = 9.5 * 60_000
  expect(await ask()).not.toBe(first)
})

test('a link is not handed out again for another auth config', async () => {
  const { app } = await newEngine(world)
  const session = await app.session()
  const ask = async () => {
    const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
    return data.redirect_url
  }
  const first = await ask()
  const { clientId: client_id, clientSecret: client_secret } = world.authConfigs.github
  const { body } = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'github' },
    auth_config: {
      type: 'use_custom_auth',
      authScheme: 'OAUTH2',
      credentials: { client_id, client_secret },
    },
  })
  await session.patch({ auth_configs: { github: body.auth_config.id } })
  expect(await ask()).not.toBe(first)
})

test('an account whose attempt failed or was abandoned is begun anew by its alias, which is taken while it may succeed', async () => {
  const { app, visitor, clock } = await newEngine(world)
  const session = await app.session()
  const ask = () => session.tryLink('github', { alias: 'work', callback_url: appUrl })
  const first = await ask()
  expect((await ask()).body).toMatchObject({ error: { slug: 'alias_taken' } })
  await visitor().press(`${first.body.redirect_url}/cancel`)

  const second = await ask()
  expect(second.status).toBe(201)
  clock.ahead = 10 * 60_000
  const third = await ask()
  expect(third.status).toBe(201)
  await visitor().connect(third.body)
  expect((await ask()).status).toBe(409)
  const ids = [first, second, third].map(({ body }) => body.connected_account_id)
  expect(new Set(ids).size).toBe(1)
  expect(await app.account(ids[0] ?? '')).toMatchObject({ alias: 'work', status: 'ACTIVE' })
})

test('without a public address there is no link, and no row', async () => {
  const database = await newDatabase()
  const { engine, app } = await newEngine(world, { database: database.path })
  await app.session()
  await engine.close()
  const { createEngine } = await import('../../engine.ts')
  const { allToolkits } = await import('@maillon/toolkits')
  const before = await newDatabase()
  const bare = await createEngine({
    toolkits: allToolkits,
    database: before.path,
    encryptionKey: `k1:${'A'.repeat(43)}=`,
    authConfigs: world.authConfigs,
  })
  const session = await createApp(bare).session()
  expect((await session.tryLink('github')).body).toMatchObject({
    error: { slug: 'public_url_missing' },
  })
  expect(before.read('select * from accounts')).toEqual([])
  await bare.close()
})

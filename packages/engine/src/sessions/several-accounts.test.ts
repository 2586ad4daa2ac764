import type { ConnectedAccount, ExecuteResult, Link } from '@maillon/core/contract'
import { Maillon } from '@maillon/core'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newEngine, startWorld } from '../connections/fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const whoAmI = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const manage = 'COMPOSIO_MANAGE_CONNECTIONS'
const several = { multi_account: { enable: true, require_explicit_selection: true } }

/** A session with Ada's and Ben's accounts of one user. */
async function start(config: Record<string, unknown> = several, aliases = ['work', 'home']) {
  const started = await newEngine(world)
  const { app, visitor } = started
  const plain = await app.session()
  const ids: string[] = []
  for (const [index, alias] of aliases.entries()) {
    const link = await plain.link('github', { alias })
    await visitor().connect(link, index === 0 ? 'ada@example.com' : 'ben@example.com')
    ids.push(link.connected_account_id)
  }
  const session = await app.session(config)
  return { ...started, ids, session }
}

test('with several accounts a call has to say which, and the answer tells which there are', async () => {
  const { session, ids } = await start()
  const { data, error } = await session.execute(whoAmI)
  expect(data).toMatchObject({
    code: 'account_selection_required',
    toolkit: 'github',
    accounts: [
      { id: ids[1], alias: 'home', label: 'ben-okafor', is_default: true },
      { id: ids[0], alias: 'work', label: 'ada-moreau', is_default: false },
    ],
  })
  expect(error).toContain('work (ada-moreau)')
  expect(await session.execute(whoAmI, { account: 'work' })).toMatchObject({
    error: null,
    data: { login: 'ada-moreau' },
  })
})

test('each call of a multi-execute says so for itself', async () => {
  const { session, ids } = await start()
  const { data } = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [
      { tool_slug: whoAmI },
      { tool_slug: whoAmI, account: ids[0] },
      { tool_slug: whoAmI, account: 'home' },
    ],
  })
  const results = data.results as { response: ExecuteResult }[]
  expect(results.map(({ response }) => response.data.code ?? response.data.login)).toEqual([
    'account_selection_required',
    'ada-moreau',
    'ben-okafor',
  ])
})

test('without that rule the default account is used, and one account needs no choice', async () => {
  const { session } = await start({ multi_account: { enable: true } })
  expect(await session.execute(whoAmI)).toMatchObject({ data: { login: 'ben-okafor' } })
  const one = await start(several, ['only'])
  expect(await one.session.execute(whoAmI)).toMatchObject({ data: { login: 'ada-moreau' } })
})

test('a search tells that an account has to be chosen', async () => {
  const { session } = await start()
  const { data } = await session.execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'who am I on github' }],
  })
  expect(data.toolkit_connection_statuses).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ toolkit: 'github', account_selection: 'required' }),
    ]),
  )
})

test('tools that a session lists take the account as an argument, in these sessions only', async () => {
  const { app } = await start()
  const schemaOf = async (more: object) => {
    const body = { user_id: 'user_1', preload: { tools: [whoAmI] }, ...more }
    const created = await app.call<{ session_id: string }>('POST', '/tool_router/session', body)
    const path = `/tool_router/session/${created.body.session_id}/tools`
    const { body: page } = await app.call<{ items: { slug: string; input_parameters: object }[] }>(
      'GET',
      path,
    )
    return page.items.find(({ slug }) => slug === whoAmI)?.input_parameters
  }
  expect(await schemaOf(several)).toMatchObject({ properties: { account: { type: 'string' } } })
  expect(JSON.stringify(await schemaOf({}))).not.toContain('account to use')
})

test('MANAGE_CONNECTIONS lists, adds and renames', async () => {
  const { session, visitor, app } = await start()
  const list = async () => {
    const { data } = await session.execute(manage, { toolkits: ['github'], action: 'list' })
    const { github } = data.results as { github: { accounts: { alias: string }[] } }
    return github.accounts.map(({ alias }) => alias)
  }
  expect(await list()).toEqual(['home', 'work'])
  await session.execute(manage, {
    toolkits: ['github'],
    action: 'rename',
    account: 'home',
    alias: 'ben',
  })
  const added = await session.execute(manage, {
    toolkits: ['github'],
    action: 'add',
    alias: 'third',
  })
  const { github } = added.data.results as { github: Link }
  await visitor().connect(github, 'ada@example.com')
  expect(await list()).toEqual(['third', 'ben', 'work'])
  expect(await app.account(github.connected_account_id)).toMatchObject({ alias: 'third' })
})

test('T29 an agent removes an account only where the app allows it', async () => {
  const { session, app, ids } = await start()
  const remove = { toolkits: ['github'], action: 'remove', account: 'work' }
  const refused = await session.execute(manage, remove)
  expect(refused.data).toMatchObject({ code: 'tool_not_allowed' })
  expect(refused.data.hint).toContain('enable_connection_removal')
  expect(await app.account(ids[0] ?? '')).toMatchObject({ status: 'ACTIVE' })

  const allowed = await app.session({
    ...several,
    manage_connections: { enable_connection_removal: true },
  })
  const { data } = await allowed.execute(manage, remove)
  expect(data.results).toMatchObject({ github: { accounts: [{ alias: 'home' }] } })
  expect(world.upstreams.github.liveTokens()).toHaveLength(1)
})

test("T29 no argument leads a session to another user's account", async () => {
  const { app, session, visitor } = await start({
    ...several,
    manage_connections: { enable_connection_removal: true },
  })
  const other = await (await app.session({ user_id: 'user_2' })).link('github', { alias: 'theirs' })
  await visitor().connect(other)
  const { connected_account_id: id } = other
  for (const named of [id, 'theirs']) {
    for (const action of ['rename', 'remove'])
      expect(
        await session.execute(manage, { toolkits: ['github'], action, account: named, alias: 'x' }),
      ).toMatchObject({ data: { code: 'connected_account_not_found' } })
    expect(await session.execute(whoAmI, { account: named })).toMatchObject({
      data: { code: 'connected_account_not_found' },
    })
  }
  expect(await app.account(id)).toMatchObject({ status: 'ACTIVE', alias: 'theirs' })
})

test('a session allows so many accounts, and says when there are that many', async () => {
  const { session } = await start({ multi_account: { enable: true, max_accounts_per_toolkit: 2 } })
  expect(await session.tryLink('github')).toMatchObject({
    status: 409,
    body: { error: { slug: 'account_limit_reached' } },
  })
})

test('bounds and forms of the config are checked, and a block that is off has one form', async () => {
  const { app } = await start()
  const create = (multi_account: object) =>
    app.call<{ config: { multi_account: object } }>('POST', '/tool_router/session', {
      user_id: 'u',
      multi_account,
    })
  for (const wrong of [
    { max_accounts_per_toolkit: 1 },
    { max_accounts_per_toolkit: 11 },
    { enabled: true },
  ])
    expect((await create(wrong)).status).toBe(400)
  expect((await create({ enable: true })).body.config.multi_account).toEqual({
    enable: true,
    max_accounts_per_toolkit: 5,
    require_explicit_selection: false,
  })
  expect((await create({ require_explicit_selection: true })).body.config.multi_account).toEqual({
    enable: false,
  })
})

/** Ada shares her account with user_2, and with nobody else. */
async function shared() {
  const started = await newEngine(world)
  const { app, visitor, engine } = started
  const session = await app.session()
  const experimental = {
    account_type: 'SHARED',
    acl_config_for_shared: { allowed_user_ids: ['user_2'] },
  }
  const link = await session.link('github', { experimental })
  await visitor().connect(link)
  const id = link.connected_account_id
  const pinned = (user_id: string) => app.session({ user_id, connected_accounts: { github: [id] } })
  return { ...started, id, pinned, maillon: new Maillon({ engine }) }
}

test('a shared account is used where it is pinned for somebody who may, and nowhere else', async () => {
  const { app, id, pinned } = await shared()
  expect(await (await pinned('user_2')).execute(whoAmI)).toMatchObject({
    data: { login: 'ada-moreau' },
  })
  // Not pinned: it is not theirs.
  const unpinned = await app.session({ user_id: 'user_2' })
  expect(await unpinned.execute(whoAmI)).toMatchObject({ data: { code: 'connection_required' } })
  const body = { user_id: 'user_3', connected_accounts: { github: [id] } }
  expect((await app.call('POST', '/tool_router/session', body)).status).toBe(400)
})

test('the list is looked at on each use, not when the session was made', async () => {
  const { id, pinned, maillon } = await shared()
  const session = await pinned('user_2')
  await maillon.connectedAccounts.share(id, { allowAllUsers: true, notAllowedUserIds: ['user_2'] })
  expect((await session.execute(whoAmI)).error).not.toBeNull()
  await maillon.connectedAccounts.share(id, { allowAllUsers: true })
  expect(await session.execute(whoAmI)).toMatchObject({ error: null })
  expect((await maillon.connectedAccounts.get(id)).sharedWith).toEqual({
    allowAllUsers: true,
    allowedUserIds: [],
    notAllowedUserIds: [],
  })
})

test('a direct call may name a shared account, and is refused with 403 when it may not', async () => {
  const { app, id } = await shared()
  const call = (user_id: string) =>
    app.call('POST', `/tools/execute/${whoAmI}`, {
      user_id,
      connected_account_id: id,
      arguments: {},
    })
  expect(await call('user_2')).toMatchObject({ status: 200, body: { successful: true } })
  expect(await call('user_3')).toMatchObject({
    status: 403,
    body: { error: { slug: 'account_not_accessible' } },
  })
})

/** Two teams' accounts, Ada's and Ben's, with the same alias and shared with user_2. */
async function twoShared() {
  const started = await newEngine(world)
  const { app, visitor } = started
  const ids: string[] = []
  for (const [user_id, email] of [
    ['team_1', 'ada@example.com'],
    ['team_2', 'ben@example.com'],
  ]) {
    const experimental = {
      account_type: 'SHARED',
      acl_config_for_shared: { allow_all_users: true },
    }
    const session = await app.session({ user_id })
    const link = await session.link('github', { experimental, alias: 'bot' })
    await visitor().connect(link, email)
    ids.push(link.connected_account_id)
  }
  const pinned = { user_id: 'user_2', connected_accounts: { github: ids } }
  return { ...started, ids, pinned }
}

test('two shared accounts of one toolkit are chosen among as own ones are', async () => {
  const { app, ids, pinned } = await twoShared()
  const session = await app.session({ ...pinned, ...several })
  const { data } = await session.execute(whoAmI)
  expect(data).toMatchObject({
    code: 'account_selection_required',
    accounts: [
      { id: ids[1], alias: 'bot', label: 'ben-okafor', is_default: true },
      { id: ids[0], alias: 'bot', label: 'ada-moreau', is_default: false },
    ],
  })
  expect(data.message).toContain(`${ids[1]} (ben-okafor), ${ids[0]} (ada-moreau)`)
  for (const [index, login] of ['ada-moreau', 'ben-okafor'].entries())
    expect(await session.execute(whoAmI, { account: ids[index] })).toMatchObject({
      data: { login },
    })
  // The alias is both owners' own: it alone says nothing.
  expect(await session.execute(whoAmI, { account: 'bot' })).toMatchObject({
    data: { code: 'account_selection_required' },
  })
  const list = await session.execute(manage, { toolkits: ['github'], action: 'list' })
  expect(list.data.results).toMatchObject({
    github: { accounts: [{ id: ids[1] }, { id: ids[0] }] },
  })
})

test('without that rule the one connected last is used, an own one before it, and each while it is shared', async () => {
  const { app, ids, pinned, visitor, engine } = await twoShared()
  const session = await app.session({ ...pinned, multi_account: { enable: true } })
  expect(await session.execute(whoAmI)).toMatchObject({ data: { login: 'ben-okafor' } })
  const maillon = new Maillon({ engine })
  await maillon.connectedAccounts.share(ids[1] ?? '', { notAllowedUserIds: ['user_2'] })
  expect(await session.execute(whoAmI)).toMatchObject({ data: { login: 'ada-moreau' } })
  expect(await session.execute(whoAmI, { account: ids[1] })).toMatchObject({
    data: { code: 'account_not_accessible' },
  })
  const own = await (await app.session({ user_id: 'user_2' })).link('github', { alias: 'bot' })
  await visitor().connect(own, 'ben@example.com')
  const pins = { github: [ids[0], own.connected_account_id] }
  expect((await session.patch({ connected_accounts: pins })).status).toBe(200)
  const { data } = await session.execute(manage, { toolkits: ['github'], action: 'list' })
  expect(data.results).toMatchObject({
    github: { accounts: [{ id: own.connected_account_id, is_default: true }, { id: ids[0] }] },
  })
  // Nor is a session left with several and no way to choose.
  expect((await session.patch({ multi_account: { enable: false } })).status).toBe(400)
})

test('a session of one account a toolkit takes one of them, and its toolkit is connected', async () => {
  const { app, ids, pinned } = await twoShared()
  const refused = await app.call('POST', '/tool_router/session', pinned)
  expect([refused.status, refused.body.error?.message]).toEqual([
    400,
    expect.stringContaining('several pinned accounts for github'),
  ])
  const body = { ...pinned, connected_accounts: { github: ids.slice(0, 1) } }
  const created = await app.call<{ session_id: string }>('POST', '/tool_router/session', body)
  const path = `/tool_router/session/${created.body.session_id}/toolkits?toolkits=github`
  const { body: page } = await app.call('GET', path)
  expect(page).toMatchObject({ items: [{ connected_account: { id: ids[0], status: 'ACTIVE' } }] })
})

test('who uses a shared account cannot rename or remove it', async () => {
  const { app, id } = await shared()
  const session = await app.session({
    user_id: 'user_2',
    connected_accounts: { github: [id] },
    multi_account: { enable: true },
    manage_connections: { enable_connection_removal: true },
  })
  for (const action of ['rename', 'remove'])
    expect(
      await session.execute(manage, { toolkits: ['github'], action, account: id, alias: 'mine' }),
    ).toMatchObject({ data: { code: 'account_not_accessible' } })
  expect(await app.account(id)).toMatchObject({ status: 'ACTIVE', alias: null })
})

test('lists leave shared accounts out unless they are asked for', async () => {
  const { app, id } = await shared()
  const list = async (query: string) => {
    const { body } = await app.call<{ items: ConnectedAccount[] }>(
      'GET',
      `/connected_accounts${query}`,
    )
    return body.items.map((account) => account.id)
  }
  expect(await list('')).toEqual([])
  expect(await list('?account_type=SHARED')).toEqual([id])
  expect(await list('?account_type=ALL')).toEqual([id])
})

test('a list of users is for SHARED accounts only, in the words that clients look for', async () => {
  const { app, ids, session } = await start()
  const acl_config_for_shared = { allow_all_users: true }
  const patched = await app.call('PATCH', `/connected_accounts/${ids[0]}`, {
    experimental: { acl_config_for_shared },
  })
  const made = await session.tryLink('github', { experimental: { acl_config_for_shared } })
  for (const answer of [patched, made]) {
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('acl_config_for_shared is only valid on SHARED')
  }
})

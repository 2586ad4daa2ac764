import { signIn, type Upstreams } from '@maillon/testkit/upstreams'
import { github } from '@maillon/toolkits'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newEngine, registeredUris, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
  registeredUris.push('http://127.0.0.1:9/oauth/callback')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const lists = (path: RegExp) => world.upstreams.github.requests.filter((one) => path.test(one.path))

/** Has the token endpoint answer as for a GitHub App: with an empty scope, and a token that ends. */
async function answerAsApp(scope: unknown = '') {
  if (github.auth.scheme !== 'OAUTH2') throw new Error('GitHub connects by OAuth')
  const client = world.authConfigs.github
  const { auth } = github
  const options = { auth, client, routes: world.routes, email: 'ada@example.com' }
  const { accessToken: access_token } = await signIn(options)
  const body = JSON.stringify({
    access_token,
    token_type: 'bearer',
    scope,
    expires_in: 28_800,
    refresh_token: 'ghr_1',
    refresh_token_expires_in: 15_897_600,
  })
  const headers = { 'content-type': 'application/json' }
  world.upstreams.github.faults.push({ match: /access_token/, status: 200, headers, body })
}

/** Needs a scope. */
const openIssue = (session: Awaited<ReturnType<typeof connected>>['session']) =>
  session.execute('GITHUB_CREATE_AN_ISSUE', {
    owner: 'ada-moreau',
    repo: 'rope-shop',
    title: 'x',
  })

async function connected(options = {}) {
  const started = await newEngine(world, options)
  const session = await started.app.session()
  const link = await session.link('github')
  await started.visitor().connect(link)
  const account = () => started.app.account(link.connected_account_id)
  return { ...started, session, account }
}

test.each(['', ' ', [], null])('an empty scope is not told, so as asked: %j', async (scope) => {
  await answerAsApp(scope)
  const { session, account } = await connected()
  expect(await account()).toMatchObject({ status: 'ACTIVE', scopes: ['repo'] })
  expect(await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')).toMatchObject({ error: null })
  expect(await openIssue(session)).toMatchObject({
    error: null,
  })
})

test('who asks for no scopes and is told of none learns from calls what is allowed', async () => {
  await answerAsApp()
  const client = { ...world.authConfigs.github, scopes: [] }
  const { session } = await connected({ authConfigs: { github: client } })
  const asked = lists(/^\/login\/oauth\/authorize\?.*code_challenge/).at(-1)
  expect(new URL(asked?.path ?? '', 'https://x.test').searchParams.get('scope') ?? '').toBe('')
  expect(await openIssue(session)).toMatchObject({
    error: null,
  })
})

test('a permission that the app lacks is told by its name, and nobody is asked to connect again', async () => {
  await answerAsApp()
  const { session, account, app } = await connected()
  world.upstreams.github.faults.push({
    match: /POST \/repos\/.*\/issues/,
    status: 403,
    headers: {
      'content-type': 'application/json',
      'x-accepted-github-permissions': 'issues=write',
    },
    body: JSON.stringify({ message: 'Resource not accessible by integration' }),
    times: 2,
  })
  for (const _ of [1, 2]) {
    const { data, error } = await openIssue(session)
    expect(error).toContain('Resource not accessible by integration (needs issues=write)')
    expect(data).toMatchObject({ code: 'missing_permissions' })
    expect(data.hint).toContain('Connecting again changes nothing')
    expect(data).not.toHaveProperty('redirect_url')
  }
  expect(lists(/access_token/)).toHaveLength(2)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  const { body } = await app.call<{ items: unknown[] }>('GET', '/connected_accounts')
  expect(body.items).toHaveLength(1)
  // Once it is given, the same account may.
  expect(await openIssue(session)).toMatchObject({
    error: null,
  })
})

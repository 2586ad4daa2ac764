import {
  callUpstream,
  runTool,
  signIn,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { github } from './index.ts'

let world: Upstreams<'github'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['github'] })
})
beforeEach(async () => {
  await world.reset()
  credential = await connect('ada@example.com')
})
afterAll(() => world.stop())

async function connect(email: string): Promise<string> {
  if (github.auth.scheme !== 'OAUTH2') throw new Error('GitHub connects by OAuth')
  const client = world.authConfigs.github
  return (await signIn({ auth: github.auth, client, routes: world.routes, email })).accessToken
}

const run = (slug: string, input: Record<string, unknown> = {}, token = credential) =>
  runTool({ toolkit: github, slug, input, routes: world.routes, credential: token })

const shop = { owner: 'ada-moreau', repo: 'rope-shop' }

test('the connected account is known by login and by a lasting id', async () => {
  expect(await run('GITHUB_GET_THE_AUTHENTICATED_USER')).toMatchObject({
    login: 'ada-moreau',
    name: 'Ada Moreau',
    html_url: expect.stringContaining('https://github.com'),
  })
  const ben = await identify(await connect('ben@example.com'))
  expect(ben).toEqual({ subject: expect.stringMatching(/^\d+$/), label: 'ben-okafor' })
  expect((await identify(credential)).subject).not.toBe(ben.subject)
})

async function identify(token: string) {
  if (!github.identity) throw new Error('GitHub tells who it is')
  const { request, read } = github.identity
  const context = { toolkit: github, routes: world.routes, credential: token }
  return read((await callUpstream(request, context)) as never)
}

test('repositories are listed with private ones, and page by page', async () => {
  const input = { per_page: 1, sort: 'full_name' }
  const first = await run('GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER', input)
  expect(first).toMatchObject({
    repositories: [{ full_name: 'ada-moreau/field-notes', private: true }],
    next_page: 2,
  })
  const all = await run('GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER')
  expect(all.repositories).toHaveLength(2)
  expect(all.next_page).toBeUndefined()
})

test('a repository comes with what a model can use, and no more', async () => {
  const facts = await run('GITHUB_GET_A_REPOSITORY', shop)
  expect(facts).toMatchObject({
    full_name: 'ada-moreau/rope-shop',
    description: 'A small shop for climbing hardware',
    language: 'TypeScript',
    topics: ['shop', 'climbing'],
    owner: { login: 'ada-moreau' },
  })
  expect(Object.keys(facts).filter((key) => /node_id|_url$|permissions/.test(key))).toEqual([
    'html_url',
  ])
})

test("another person's private repository is out of reach", async () => {
  const ben = await connect('ben@example.com')
  const notes = run('GITHUB_GET_A_REPOSITORY', { owner: 'ada-moreau', repo: 'field-notes' }, ben)
  await expect(notes).rejects.toMatchObject({ code: 'upstream_error' })
})

test('a path never leads to another endpoint', async () => {
  const before = world.upstreams.github.requests.length
  const climb = run('GITHUB_GET_A_REPOSITORY', { owner: '..', repo: 'user' })
  await expect(climb).rejects.toMatchObject({ code: 'invalid_arguments' })
  expect(world.upstreams.github.requests).toHaveLength(before)
})

test('issues are listed by state and label', async () => {
  const open = await run('GITHUB_LIST_REPOSITORY_ISSUES', {
    ...shop,
    labels: 'bug',
    direction: 'asc',
  })
  expect(open.issues).toMatchObject([
    {
      title: 'A voucher can be used twice',
      user: { login: 'ben-okafor' },
      labels: [{ name: 'bug' }],
      assignees: [{ login: 'ada-moreau' }],
      comments: 1,
    },
    { title: 'Tax is a cent short on three items' },
  ])
  const closed = await run('GITHUB_LIST_REPOSITORY_ISSUES', { ...shop, state: 'closed' })
  expect(closed.issues).toEqual([])
})

test('an issue that is opened is there, for others too', async () => {
  const created = await run('GITHUB_CREATE_AN_ISSUE', {
    ...shop,
    title: 'Grüße fehlen im Fuß',
    body: 'Ganz unten.',
    labels: ['idea'],
    assignees: ['ben-okafor'],
  })
  const ben = await connect('ben@example.com')
  const read = await run('GITHUB_GET_AN_ISSUE', { ...shop, issue_number: created.number }, ben)
  expect(read).toMatchObject({
    title: 'Grüße fehlen im Fuß',
    body: 'Ganz unten.',
    user: { login: 'ada-moreau' },
    labels: [{ name: 'idea' }],
    assignees: [{ login: 'ben-okafor' }],
  })
})

test('an issue can be closed, and what is left out stays', async () => {
  const input = { ...shop, issue_number: 1 }
  await run('GITHUB_UPDATE_AN_ISSUE', { ...input, state: 'closed', state_reason: 'completed' })
  expect(await run('GITHUB_GET_AN_ISSUE', input)).toMatchObject({
    title: 'A voucher can be used twice',
    state: 'closed',
    labels: [{ name: 'bug' }],
  })
})

test('a comment that is written is below the issue', async () => {
  const input = { ...shop, issue_number: 1 }
  await run('GITHUB_CREATE_AN_ISSUE_COMMENT', { ...input, body: 'Fixed in #4.' })
  const { comments } = await run('GITHUB_LIST_ISSUE_COMMENTS', input)
  expect(comments).toMatchObject([
    { body: 'Seen it too. The lock is taken after the payment, not before.' },
    { body: 'Fixed in #4.', user: { login: 'ada-moreau' } },
  ])
})

test('pull requests are listed with their branches', async () => {
  const { pull_requests } = await run('GITHUB_LIST_PULL_REQUESTS', shop)
  expect(pull_requests).toMatchObject([
    {
      title: 'Lock vouchers before the payment',
      head: { ref: 'lock-vouchers' },
      base: { ref: 'main' },
      state: 'open',
    },
  ])
})

test('an unknown, expired or revoked token is refused, and the failure says so', async () => {
  const refused = {
    message: 'Bad credentials',
    details: { status: 401, reason: 'token_rejected' },
  }
  const call = () => run('GITHUB_GET_THE_AUTHENTICATED_USER')
  await expect(run('GITHUB_GET_A_REPOSITORY', shop, 'made-up')).rejects.toMatchObject(refused)
  world.upstreams.github.expire(credential)
  await expect(call()).rejects.toMatchObject(refused)
  credential = await connect('ada@example.com')
  world.upstreams.github.revoke(credential)
  await expect(call()).rejects.toMatchObject(refused)
})

test('the revocation that the toolkit describes ends the grant', async () => {
  if (github.auth.scheme !== 'OAUTH2' || !github.auth.revoke) throw new Error('GitHub can revoke')
  const { clientId, clientSecret } = world.authConfigs.github
  const { request, authorization } = github.auth.revoke({ accessToken: credential, clientId })
  expect(authorization).toBe('client')
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const headers = { authorization: `Basic ${basic}` }
  await callUpstream({ ...request, headers }, { toolkit: github, routes: world.routes })
  expect(world.upstreams.github.tokenState(credential)).toBe('revoked')
})

test("GitHub's own sentence reaches the caller, with what is wrong", async () => {
  const errors = [{ resource: 'Issue', field: 'title', code: 'missing_field' }]
  const body = { message: 'Validation Failed', errors }
  expect(github.failure?.({ status: 422, body })).toEqual({
    message: 'Validation Failed: Issue title missing_field',
  })
  const limit = { message: 'API rate limit exceeded for user ID 1.' }
  expect(github.failure?.({ status: 403, body: limit })?.reason).toBe('rate_limited')
  const scope = { message: 'Your token has not been granted the required scopes.' }
  expect(github.failure?.({ status: 403, body: scope })?.reason).toBe('missing_scopes')
})

test('a permission that a GitHub App lacks is named, and is no scope to ask for', () => {
  const body = { message: 'Resource not accessible by integration' }
  const headers = new Headers({ 'x-accepted-github-permissions': 'issues=write' })
  expect(github.failure?.({ status: 403, body, headers })).toEqual({
    message: 'Resource not accessible by integration (needs issues=write)',
    reason: 'missing_permissions',
  })
  const odd = new Headers({ 'x-accepted-github-permissions': 'ghu_canary' })
  for (const none of [undefined, odd])
    expect(github.failure?.({ status: 403, body, ...(none && { headers: none }) })).toEqual({
      message: body.message,
      reason: 'missing_permissions',
    })
})

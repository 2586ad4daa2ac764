import { callUpstream, runTool, startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { vercel } from './index.ts'

let world: Upstreams<'vercel'>
beforeAll(async () => {
  world = await startUpstreams({ services: ['vercel'] })
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const run = (slug: string, input: Record<string, unknown> = {}, key = world.apiKeys.vercel) =>
  runTool({ toolkit: vercel, slug, input, routes: world.routes, credential: key })

const shop = { idOrName: 'rope-shop' }

test('projects are listed, searched and looked up', async () => {
  expect(await run('VERCEL_LIST_PROJECTS')).toMatchObject({
    projects: [{ name: 'rope-shop', framework: 'nextjs', created: expect.any(String) }],
  })
  expect(await run('VERCEL_LIST_PROJECTS', { search: 'anchor' })).toEqual({ projects: [] })
  const project = await run('VERCEL_GET_PROJECT', shop)
  expect(project).toMatchObject({ name: 'rope-shop', framework: 'nextjs' })
  expect(project).not.toHaveProperty('env')
})

test('another person sees nothing of it', async () => {
  const key = world.users.ben.vercelKey
  expect(await run('VERCEL_LIST_PROJECTS', {}, key)).toEqual({ projects: [] })
  expect(await run('VERCEL_LIST_DEPLOYMENTS', {}, key)).toMatchObject({ deployments: [] })
  await expect(run('VERCEL_GET_PROJECT', shop, key)).rejects.toMatchObject({
    details: { status: 404 },
  })
})

test('what belongs to a team is found with its id, and not without', async () => {
  const { teams } = (await run('VERCEL_LIST_TEAMS')) as { teams: { id: string }[] }
  expect(teams).toEqual([{ id: expect.any(String), slug: 'lumen-labs', name: 'Lumen Labs' }])
  const teamId = teams[0]?.id
  expect(await run('VERCEL_LIST_PROJECTS', { teamId })).toMatchObject({
    projects: [{ name: 'anchor' }],
  })
  await expect(run('VERCEL_GET_PROJECT', { idOrName: 'anchor' })).rejects.toMatchObject({
    details: { status: 404 },
  })
  expect(await run('VERCEL_GET_PROJECT', { idOrName: 'anchor', teamId })).toMatchObject({
    framework: 'astro',
  })
})

test('deployments are listed by page, looked up, and tell what their build wrote', async () => {
  const { id: projectId } = await run('VERCEL_GET_PROJECT', shop)
  const filter = { projectId, target: 'production', state: 'READY' }
  const { deployments, next_cursor } = (await run('VERCEL_LIST_DEPLOYMENTS', filter)) as {
    deployments: { id: string; url: string }[]
    next_cursor: null
  }
  expect(deployments).toMatchObject([
    {
      name: 'rope-shop',
      state: 'READY',
      target: 'production',
      creator: 'ada-moreau',
      branch: 'main',
      commit: 'Sell longer ropes',
    },
  ])
  expect(next_cursor).toBeNull()
  expect(await run('VERCEL_LIST_DEPLOYMENTS', { ...filter, until: 1 })).toEqual({
    deployments: [],
    next_cursor: null,
  })
  const id = deployments[0]?.id
  const url = deployments[0]?.url
  expect(id).toMatch(/^dpl_/)
  expect(await run('VERCEL_GET_DEPLOYMENT', { idOrUrl: url })).toMatchObject({ id, url })
  const { events } = (await run('VERCEL_GET_DEPLOYMENT_EVENTS', { idOrUrl: id, limit: 1 })) as {
    events: unknown[]
  }
  expect(events).toEqual([
    { type: expect.any(String), text: expect.stringMatching(/\w/), time: expect.any(String) },
  ])
})

test('a build that is over cannot be stopped, and Vercel says why', async () => {
  const { deployments } = (await run('VERCEL_LIST_DEPLOYMENTS')) as {
    deployments: { id: string }[]
  }
  const stop = run('VERCEL_CANCEL_DEPLOYMENT', { id: deployments[0]?.id })
  await expect(stop).rejects.toMatchObject({
    message: 'Deployment cannot be canceled in its current state',
    details: { status: 400 },
  })
})

test('a variable is set, changed and deleted, and its value is shown nowhere', async () => {
  const names = async () => {
    const { variables } = await run('VERCEL_LIST_ENV_VARIABLES', shop)
    expect(JSON.stringify(variables)).not.toMatch(/secret of the shop|https:\/\/api/)
    return (variables as { id: string; key: string; target: string[] }[]).map(
      ({ id: _id, ...rest }) => rest,
    )
  }
  expect(await names()).toMatchObject([{ key: 'PAYMENT_KEY', target: ['production'] }])
  const variable = { ...shop, key: 'API_URL', value: 'https://api.example.com', type: 'plain' }
  const set = (target: string[]) => run('VERCEL_ADD_ENVIRONMENT_VARIABLE', { ...variable, target })
  expect(await set(['preview'])).toEqual({ set: true })
  await set(['preview', 'development'])
  expect(await names()).toContainEqual({
    key: 'API_URL',
    type: 'plain',
    target: ['preview', 'development'],
    gitBranch: null,
    comment: '',
  })
  const { variables } = (await run('VERCEL_LIST_ENV_VARIABLES', shop)) as {
    variables: { id: string; key: string }[]
  }
  const id = variables.find(({ key }) => key === 'API_URL')?.id
  expect(await run('VERCEL_DELETE_ENVIRONMENT_VARIABLE', { ...shop, id })).toEqual({
    deleted: true,
  })
  expect(await names()).toHaveLength(1)
})

test('a domain is added with the record that proves it, and listed', async () => {
  const added = await run('VERCEL_ADD_PROJECT_DOMAIN', { ...shop, name: 'ropes.example.com' })
  expect(added).toMatchObject({
    name: 'ropes.example.com',
    verified: false,
    verification: [{ type: 'TXT', domain: '_vercel.example.com' }],
  })
  expect(await run('VERCEL_LIST_PROJECT_DOMAINS', shop)).toEqual({ domains: [added] })
})

test('a key that ended is told from a call that is not allowed', async () => {
  world.upstreams.vercel.revoke(world.apiKeys.vercel)
  await expect(run('VERCEL_LIST_PROJECTS')).rejects.toMatchObject({
    details: { status: 403, reason: 'token_rejected' },
  })
  const failure = (status: number) =>
    vercel.failure?.({ status, body: { error: { code: 'forbidden', message: 'No.' } } })
  expect(failure(403)).toEqual({ message: 'No.' })
  expect(failure(429)?.reason).toBe('rate_limited')
})

test('a key is checked, and tells whose it is', async () => {
  if (vercel.auth.scheme !== 'API_KEY' || !vercel.auth.check) throw new Error('No check.')
  const context = { toolkit: vercel, routes: world.routes }
  const body = await callUpstream(vercel.auth.check, {
    ...context,
    credential: world.apiKeys.vercel,
  })
  expect(vercel.identity?.read(body as never)).toEqual({
    subject: expect.stringMatching(/\w/),
    label: 'ada-moreau',
  })
  await expect(
    callUpstream(vercel.auth.check, { ...context, credential: 'another' }),
  ).rejects.toMatchObject({ details: { reason: 'token_rejected' } })
})

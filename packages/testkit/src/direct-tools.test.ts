import {
  createCustomTool,
  type CreateSessionConfig,
  type FunctionTool,
  Maillon,
} from '@maillon/core'
import { afterAll, expect, expectTypeOf, test } from 'vitest'
import { allToolkits } from '@maillon/toolkits'
import { createTestEngine } from './test-engine.ts'

const { engine, stop } = await createTestEngine()
const maillon = new Maillon({ engine })
afterAll(stop)

const own = createCustomTool('FIND_CUSTOMER', {
  name: 'Find customer',
  description: 'Finds a customer of ours by name.',
  inputParams: { type: 'object', properties: { name: { type: 'string' } } },
  execute: () => ({}),
})

const slugsOf = (toolkit: string, fits: (effect: string) => boolean = () => true) =>
  (allToolkits.find(({ slug }) => slug === toolkit)?.tools ?? [])
    .filter(({ effect }) => fits(effect))
    .map(({ slug }) => slug)

/** Slugs of what a session lists. */
async function listed(config: CreateSessionConfig): Promise<string[]> {
  const session = await maillon.create('user_1', config)
  const slugs = (await session.rawTools()).map(({ slug }) => slug)
  const wrapped = await session.tools()
  expectTypeOf(wrapped).toEqualTypeOf<FunctionTool[]>()
  expect(wrapped.map((tool) => tool.function.name)).toEqual(slugs)
  return slugs
}

const direct = { sessionPreset: 'direct_tools' } as const

test('direct tools are every tool of the toolkits, and no meta tool', async () => {
  const all = await listed({ ...direct, toolkits: ['resend', 'hackernews'] })
  expect(all.toSorted()).toEqual([...slugsOf('resend'), ...slugsOf('hackernews')].toSorted())
})

test('tags narrow them, for the session and for one toolkit', async () => {
  const toolkits = ['gmail', 'resend']
  const reads = (effect: string) => effect === 'read'
  const tags = ['readOnlyHint'] as const
  expect((await listed({ ...direct, toolkits, tags })).toSorted()).toEqual(
    [...slugsOf('gmail', reads), ...slugsOf('resend', reads)].toSorted(),
  )
  const tools = { gmail: { tags } }
  expect((await listed({ ...direct, toolkits, tools })).toSorted()).toEqual(
    [...slugsOf('gmail', reads), ...slugsOf('resend')].toSorted(),
  )
  const noDestroy = { disable: ['destructiveHint'] } as const
  const kept = await listed({ ...direct, toolkits, tags: noDestroy })
  expect(kept.toSorted()).toEqual(
    toolkits.flatMap((one) => slugsOf(one, (effect) => effect !== 'destroy')).toSorted(),
  )
})

test('single tools are allowed or refused by slug', async () => {
  const toolkits = ['gmail']
  const two = ['GMAIL_SEND_EMAIL', 'GMAIL_FETCH_EMAILS']
  const only = await listed({ ...direct, toolkits, tools: { gmail: two } })
  expect(only.toSorted()).toEqual(two.toSorted())
  const without = await listed({ ...direct, toolkits, tools: { gmail: { disable: two } } })
  expect(without.toSorted()).toEqual(
    slugsOf('gmail')
      .filter((slug) => !two.includes(slug))
      .toSorted(),
  )
})

test('preload lists some tools beside the meta tools, in the order that was asked for', async () => {
  const tools = ['GMAIL_SEND_EMAIL', 'GITHUB_GET_A_REPOSITORY']
  const slugs = await listed({ preload: { tools } })
  expect(slugs.slice(-2)).toEqual(tools)
  expect(slugs).toContain('COMPOSIO_SEARCH_TOOLS')
  const some = await listed({ ...direct, preload: { tools } })
  expect(some).toEqual(tools)
})

test('what the preset turns off can be asked for', async () => {
  const slugs = await listed({ ...direct, toolkits: ['resend'], manageConnections: true })
  expect(slugs).toContain('COMPOSIO_MANAGE_CONNECTIONS')
  expect(slugs).not.toContain('COMPOSIO_SEARCH_TOOLS')
})

test('custom tools are direct tools as well, unless they say otherwise', async () => {
  const toolkits = ['hackernews']
  const all = await listed({ ...direct, toolkits, experimental: { customTools: [own] } })
  expect(all.toSorted()).toEqual([...slugsOf('hackernews'), 'LOCAL_FIND_CUSTOMER'].toSorted())
  const hidden = { customTools: [{ ...own, preload: false }] }
  const rest = await listed({ ...direct, toolkits, experimental: hidden })
  expect(rest.toSorted()).toEqual(slugsOf('hackernews').toSorted())
  const alone = { ...direct, toolkits: [], experimental: { customTools: [own] } }
  expect(await listed(alone)).toEqual(['LOCAL_FIND_CUSTOMER'])
  const listedAlone = { customTools: [{ ...own, preload: true }] }
  const beside = await listed({ experimental: listedAlone })
  expect(beside.at(-1)).toBe('LOCAL_FIND_CUSTOMER')
})

test('a direct session without a filter is refused', async () => {
  await expect(maillon.create('user_1', direct)).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('filter'),
  })
})

test('an unknown toolkit, tool or tag is refused, so that a typo widens nothing', async () => {
  const wrong: CreateSessionConfig[] = [
    { ...direct, toolkits: ['gmial'] },
    { ...direct, toolkits: ['gmail'], tools: { gmail: ['GMAIL_SEND'] } },
    { ...direct, toolkits: ['gmail'], tags: ['readOnly' as 'readOnlyHint'] },
    { ...direct, toolkits: ['gmail'], preload: { tools: ['LOCAL_FIND_CUSTOMER'] } },
  ]
  for (const config of wrong) {
    await expect(maillon.create('user_1', config)).rejects.toMatchObject({ status: 400 })
  }
})

import { searchResult } from '@maillon/core/contract'
import { allToolkits } from '@maillon/toolkits'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'
import { createCatalogue } from '../../catalogue/catalogue.ts'
import { allowsTool } from '../policy.ts'
import { tokensOf } from './within-budget.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

async function search(sessionId: string, ...useCases: string[]) {
  const queries = useCases.map((use_case) => ({ use_case }))
  const { data } = await api.execute(sessionId, 'COMPOSIO_SEARCH_TOOLS', { queries })
  return searchResult.parse(data)
}

const slugsOf = ({ results }: Awaited<ReturnType<typeof search>>) =>
  results.flatMap((one) => [...one.primary_tool_slugs, ...one.related_tool_slugs])

test('each tool says by which words of the request it was found', async () => {
  const { results } = await search(await api.session(), 'post a message to a Slack channel')
  expect(results[0]?.why?.SLACK_SEND_MESSAGE).toEqual(expect.arrayContaining(['message', 'slack']))
  for (const [slug, words] of Object.entries(results[0]?.why ?? {})) {
    expect([
      ...(results[0]?.primary_tool_slugs ?? []),
      ...(results[0]?.related_tool_slugs ?? []),
    ]).toContain(slug)
    expect(words.length).toBeGreaterThan(0)
  }
})

test('a tool that takes an id comes with the plan that finds it, whose tools are told of too', async () => {
  const found = await search(await api.session({ toolkits: ['gmail'] }), 'reply to a thread')
  expect(found.results[0]?.primary_tool_slugs[0]).toBe('GMAIL_REPLY_TO_THREAD')
  expect(found.results[0]?.recommended_plan_steps).toEqual([
    expect.stringMatching(/^Call GMAIL_FETCH_EMAILS to .*thread_id\.$/),
    'Call GMAIL_REPLY_TO_THREAD.',
  ])
  expect(found.results[0]?.known_pitfalls?.join()).toContain('GMAIL_REPLY_TO_THREAD: ')
  expect(slugsOf(found)).toContain('GMAIL_FETCH_EMAILS')
  expect(found.tool_schemas).toHaveProperty('GMAIL_FETCH_EMAILS')
})

test('a plan that needs a tool which the session lacks is not told', async () => {
  const tools = { gmail: { disable: ['GMAIL_FETCH_EMAILS'] } }
  const found = await search(await api.session({ toolkits: ['gmail'], tools }), 'reply to a thread')
  expect(found.results[0]?.primary_tool_slugs[0]).toBe('GMAIL_REPLY_TO_THREAD')
  expect(found.results[0]?.recommended_plan_steps).toBeUndefined()
  expect(slugsOf(found)).not.toContain('GMAIL_FETCH_EMAILS')
})

test('the plan is that of the best tool, and of no other', async () => {
  const { results } = await search(await api.session({ toolkits: ['gmail'] }), 'send an email')
  expect(results[0]?.primary_tool_slugs[0]).toBe('GMAIL_SEND_EMAIL')
  expect(results[0]?.primary_tool_slugs).toContain('GMAIL_SEND_DRAFT')
  expect(results[0]?.recommended_plan_steps).toBeUndefined()
})

test('the first tool of each step has its schema before the second of any', async () => {
  const steps = ['send an email', 'create a calendar event', 'open a github issue', 'post to slack']
  const found = await search(await api.session(), ...steps)
  for (const {
    primary_tool_slugs: [first = ''],
  } of found.results) {
    expect(found.tool_schemas[first]).toMatchObject({ hasFullSchema: true })
    expect(found.tool_schemas[first]).not.toHaveProperty('schemaRef')
  }
  const full = Object.values(found.tool_schemas).filter(({ hasFullSchema }) => hasFullSchema)
  expect(full.length).toBeLessThanOrEqual(6)
})

const steps = fc.array(
  fc.constantFrom(
    'send an email',
    'reply to the last mail of Ana',
    'create a calendar event and invite people',
    'find the notion page about hiring and add a row',
    'open a github issue',
    'refund a customer',
    '天気予報',
    'xyzzy',
  ),
  { minLength: 1, maxLength: 8 },
)

/** Where the line is longer than the two tools that it says are left out. */
const littleTooMuch = [
  'find the notion page about hiring and add a row',
  'xyzzy',
  'create a calendar event and invite people',
  'open a github issue',
  'find the notion page about hiring and add a row',
  '天気予報',
  'open a github issue',
]

test('whatever is asked for, an answer is within the budget of its session, with the names of the primary tools', async () => {
  const whole = await api.session({ search: { token_budget: 100_000 } })
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1_500, max: 12_000 }), async (useCases, budget) => {
      const sessionId = await api.session({ search: { token_budget: budget } })
      const found = await search(sessionId, ...useCases)
      expect(tokensOf(found)).toBeLessThanOrEqual(budget)
      const all = await search(whole, ...useCases)
      expect(found.results.map((one) => one.primary_tool_slugs)).toEqual(
        all.results.map((one) => one.primary_tool_slugs),
      )
      const { next_steps_guidance: _, ...foundFacts } = found
      const { next_steps_guidance: __, ...allFacts } = all
      const isShort = JSON.stringify(foundFacts).length < JSON.stringify(allFacts).length
      expect(
        found.next_steps_guidance.some((line) => line.includes(`within ${budget} tokens`)),
      ).toBe(isShort)
      if (isShort) expect(found.next_steps_guidance.at(-1)).toContain('COMPOSIO_GET_TOOL_SCHEMAS')
    }),
    { numRuns: 25, examples: [[littleTooMuch, 8_947]] },
  )
})

test('a budget is kept by a change of something else, and one that is too small is refused', async () => {
  const sessionId = await api.session({ search: { token_budget: 2_000 } })
  const path = { sessionId }
  const changed = await api.call('patchSession', { path, body: { search: { enable: true } } })
  expect(changed.body.config.search).toEqual({ enable: true, token_budget: 2_000 })
  const body = { user_id: 'user_1', search: { token_budget: 10 } }
  expect((await api.call('createSession', { body })).status).toBe(400)
})

test('an answer says whether an embedding model had its say', async () => {
  expect((await search(await api.session(), 'send an email')).search_mode).toBe('words')
  const embeddings = async (texts: string[]) => texts.map(({ length }) => [1, length])
  const other = await startTestApi({ search: { embeddings } })
  onTestFinished(other.stop)
  const path = { sessionId: await other.session() }
  const body = { queries: [{ use_case: 'send an email' }] }
  const found = await other.call('searchSession', { path, body })
  expect(found.body.search_mode).toBe('words_and_embeddings')
  expect(found.body.results[0]?.primary_tool_slugs).toHaveLength(4)
})

test.each([
  {},
  { toolkits: ['gmail', 'slack'] },
  { toolkits: { disable: ['gmail'] } },
  { tags: ['readOnlyHint'] },
  {
    tools: { gmail: { enable: ['GMAIL_SEND_EMAIL'] }, slack: { disable: ['SLACK_SEND_MESSAGE'] } },
  },
  { toolkits: ['gmail', 'github'], tools: { github: { tags: ['readOnlyHint'] } } },
])('a session of %j finds what it includes, and nothing else', async (config) => {
  const sessionId = await api.session(config)
  const { body } = await api.call('getSession', { path: { sessionId } })
  const all = createCatalogue(allToolkits)
  const allowed = new Set(
    all.tools.filter((tool) => allowsTool(body.config, tool)).map(({ tool }) => tool.slug),
  )
  const found = slugsOf(
    await search(sessionId, 'send an email', 'post a message', 'open an issue', 'list what is new'),
  )
  expect(found.length).toBeGreaterThan(0)
  for (const slug of found) expect(allowed).toContain(slug)
  const queries = [{ use_case: 'send a message by mail' }]
  const narrowed = await api.call('searchSession', {
    path: { sessionId },
    body: { queries, toolkits: ['GMAIL'] },
  })
  for (const slug of slugsOf(searchResult.parse(narrowed.body))) {
    expect(slug).toMatch(/^GMAIL_/)
    expect(allowed).toContain(slug)
  }
})

test('what is found by meaning is of the session, too, as much of it as there is', async () => {
  const other = await startTestApi({
    search: { embeddings: async (texts) => texts.map(({ length }) => [1, length]) },
  })
  onTestFinished(other.stop)
  const path = { sessionId: await other.session({ toolkits: ['gmail'] }) }
  const body = { queries: [{ use_case: 'xyzzy' }] }
  const found = searchResult.parse((await other.call('searchSession', { path, body })).body)
  expect(found.search_mode).toBe('words_and_embeddings')
  expect(slugsOf(found)).toHaveLength(10)
  for (const slug of slugsOf(found)) expect(slug).toMatch(/^GMAIL_/)
})

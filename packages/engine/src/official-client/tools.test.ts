import {
  ComposioConnectedAccountNotFoundError,
  ComposioToolExecutionError,
  ComposioToolNotFoundError,
  ComposioToolVersionRequiredError,
} from '@composio/core'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let session: Awaited<ReturnType<OfficialClient['composio']['create']>>
beforeAll(async () => {
  official = await startOfficialClient()
  session = await official.composio.create('user_1')
  for (const toolkit of ['gmail', 'github']) {
    const { redirectUrl } = await session.authorize(toolkit)
    await official.finish(redirectUrl)
  }
  await official.typeKey((await session.authorize('resend')).redirectUrl)
})
beforeEach(() => {
  official.world.upstreams.google.requests.length = 0
})
afterAll(() => official.stop())

const mail = (subject: string) => ({
  recipient_email: 'ben@example.com',
  subject,
  body: 'From the official client.',
})

function sent(): number {
  const { requests } = official.world.upstreams.google
  return requests.filter(({ path }) => path.includes('/messages/send')).length
}

/** A completion in which a model calls tools. */
function completion(...calls: [name: string, input: object][]) {
  const tool_calls = calls.map(([name, input], index) => ({
    id: `call_${index}`,
    type: 'function' as const,
    function: { name, arguments: JSON.stringify(input) },
  }))
  const message = { role: 'assistant' as const, content: null, refusal: null, tool_calls }
  return {
    id: 'chatcmpl_1',
    object: 'chat.completion' as const,
    created: 0,
    model: 'none',
    choices: [{ index: 0, finish_reason: 'tool_calls' as const, logprobs: null, message }],
  }
}

test('tools of each upstream run in a session', async () => {
  const mails = await session.execute('GMAIL_FETCH_EMAILS', { max_results: 3 })
  expect(mails).toMatchObject({ error: null, logId: expect.stringMatching(/^log_/) })
  expect(mails.data.messages).toHaveLength(3)
  const user = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER', {})
  expect(user.data).toMatchObject({ login: 'ada-moreau' })
  const domains = await session.execute('RESEND_LIST_DOMAINS', {})
  expect(domains.error).toBeNull()
  const stories = await session.execute('HACKERNEWS_GET_FRONTPAGE', {})
  expect(stories.data.hits).toEqual(expect.any(Array))
})

test('what a tool answers as an error keeps its facts', async () => {
  const { data, error } = await session.execute('SLACK_LIST_CHANNELS', {})
  expect({ data, error }).toMatchObject({ data: { code: expect.any(String) } })
  expect(error).toBe(data.message)
  const invalid = await session.execute('GMAIL_SEND_EMAIL', { to: 'ben@example.com' })
  expect(invalid.data).toMatchObject({ code: 'invalid_arguments', errors: expect.any(Array) })
})

test('a call that waits is a plain answer with further facts, and runs when it is made again', async () => {
  const other = await official.composio.create('user_2')
  const waiting = await other.execute('GMAIL_SEND_EMAIL', mail('waiting'))
  expect(waiting.data).toMatchObject({
    code: 'connection_required',
    pending_id: expect.stringMatching(/^pc_/),
    tool_slug: 'GMAIL_SEND_EMAIL',
  })
  expect(waiting.error).toBe(waiting.data.message)
  await official.finish(String(waiting.data.redirect_url))
  const result = await other.execute('GMAIL_SEND_EMAIL', mail('waiting'))
  expect(result).toMatchObject({ error: null, data: { id: expect.any(String) } })
  expect(sent()).toBe(1)
})

test('several tools run at once, in order', async () => {
  const { data, error } = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [
      { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail('several') },
      { tool_slug: 'GITHUB_GET_A_REPOSITORY', arguments: { owner: 'ada-moreau', repo: 'none' } },
      {
        tool_slug: 'GITHUB_GET_A_REPOSITORY',
        arguments: { owner: 'ada-moreau', repo: 'rope-shop' },
      },
    ],
  })
  expect(error).toBeNull()
  expect(data).toMatchObject({
    success_count: 2,
    error_count: 1,
    results: [
      { index: 0, error: null, response: { successful: true } },
      { index: 1, error: expect.any(String), response: { data: { code: 'upstream_error' } } },
      { index: 2, error: null, response: { data: { full_name: 'ada-moreau/rope-shop' } } },
    ],
  })
  expect(sent()).toBe(1)
})

test('a search answers in the shape that the client insists on', async () => {
  const found = await session.search({ query: 'send an email', toolkits: ['gmail'] })
  expect(found.success).toBe(true)
  expect(found.results[0]?.primaryToolSlugs).toContain('GMAIL_SEND_EMAIL')
  expect(found.toolSchemas.GMAIL_SEND_EMAIL?.inputSchema).toMatchObject({ type: 'object' })
  expect(found.toolkitConnectionStatuses).toMatchObject([
    { toolkit: 'gmail', hasActiveConnection: true },
  ])
  expect(found.nextStepsGuidance.length).toBeGreaterThan(0)
})

test("the provider runs a model's calls in a session", async () => {
  const outputs = await official.composio.provider.handleToolCalls(
    session,
    completion(
      ['COMPOSIO_SEARCH_TOOLS', { queries: [{ use_case: 'send an email' }] }],
      [
        'COMPOSIO_MULTI_EXECUTE_TOOL',
        { tools: [{ tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail('a model') }] },
      ],
    ),
  )
  expect(outputs.map(({ tool_call_id }) => tool_call_id)).toEqual(['call_0', 'call_1'])
  for (const { content } of outputs)
    expect(JSON.parse(content as string)).toMatchObject({ successful: true, error: null })
  expect(sent()).toBe(1)
})

test("the provider runs a model's calls for a user", async () => {
  const [output] = await official.composio.provider.handleToolCalls(
    'user_1',
    completion(['GMAIL_FETCH_EMAILS', { max_results: 1 }]),
  )
  expect(JSON.parse(output?.content as string)).toMatchObject({
    successful: true,
    data: { messages: [expect.anything()] },
  })
})

test('modifiers see what goes in and out', async () => {
  const seen: string[] = []
  const { items } = await session.toolkits({ toolkits: ['gmail'] })
  const id = items[0]?.connection?.connectedAccount?.id ?? ''
  const { data } = await official.composio.tools.execute(
    'GMAIL_FETCH_EMAILS',
    {
      userId: 'user_1',
      connectedAccountId: id,
      arguments: { max_results: 2 },
      dangerouslySkipVersionCheck: true,
    },
    {
      beforeExecute: ({ toolSlug, toolkitSlug, params }) => {
        seen.push(`${toolkitSlug}/${toolSlug}`)
        return { ...params, arguments: { ...params.arguments, max_results: 1 } }
      },
      afterExecute: ({ result }) => {
        seen.push(String(result.successful))
        return result
      },
    },
  )
  expect(seen).toEqual(['gmail/GMAIL_FETCH_EMAILS', 'true'])
  expect(data.messages).toHaveLength(1)
})

test('a tool runs for a user outside of sessions, in the version that there is', async () => {
  const { tools, toolkits } = official.composio
  const { meta } = await toolkits.get('gmail')
  const input = { userId: 'user_1', arguments: mail('outside') }
  const result = await tools.execute('GMAIL_SEND_EMAIL', {
    ...input,
    version: meta.availableVersions?.[0] ?? '',
  })
  expect(result).toMatchObject({ successful: true, error: null })
  expect(sent()).toBe(1)
  await expect(tools.execute('GMAIL_SEND_EMAIL', input)).rejects.toThrow(
    ComposioToolVersionRequiredError,
  )
  await expect(
    tools.execute('GMAIL_SEND_EMAIL', { ...input, version: '20200101_00' }),
  ).rejects.toThrow(ComposioToolNotFoundError)
  expect(sent()).toBe(1)
})

test("a user without an account is the client's own error", async () => {
  const { tools } = official.composio
  const execution = { userId: 'nobody', arguments: {}, dangerouslySkipVersionCheck: true }
  await expect(tools.execute('GMAIL_FETCH_EMAILS', execution)).rejects.toThrow(
    ComposioConnectedAccountNotFoundError,
  )
})

test('arguments that do not fit, and tools that are not there', async () => {
  const { tools } = official.composio
  const execution = { userId: 'user_1', arguments: {}, dangerouslySkipVersionCheck: true }
  const failure = await tools.execute('GMAIL_SEND_EMAIL', execution).catch((error) => error)
  expect(failure).toBeInstanceOf(ComposioToolExecutionError)
  expect(failure.cause).toMatchObject({
    status: 400,
    error: { error: { slug: 'invalid_arguments', code: 1401 } },
  })
  await expect(tools.execute('GMAIL_SEND', execution)).rejects.toThrow(ComposioToolNotFoundError)
  expect(sent()).toBe(0)
})

test('tools are listed by toolkit, by slug, by words and by tag', async () => {
  const { tools } = official.composio
  const slugs = async (query: Parameters<typeof tools.getRawComposioTools>[0]) =>
    (await tools.getRawComposioTools(query)).map(({ slug }) => slug)
  const important = await slugs({ toolkits: ['gmail'] })
  const all = await slugs({ toolkits: ['gmail'], limit: 100 })
  expect(important).toContain('GMAIL_FETCH_EMAILS')
  expect(important.length).toBeLessThan(all.length)
  expect(await slugs({ toolkits: ['gmail'], limit: 2 })).toEqual(all.slice(0, 2))
  expect(await slugs({ tools: ['GMAIL_SEND_EMAIL', 'NONE'] })).toEqual(['GMAIL_SEND_EMAIL'])
  expect((await slugs({ search: 'send an email' }))[0]).toMatch(/SEND_EMAIL$/)
  const reads = await slugs({ toolkits: ['gmail'], tags: ['readOnlyHint'], limit: 100 })
  expect(reads).not.toContain('GMAIL_SEND_EMAIL')
})

test('a tool comes in the format of the provider, and in its own', async () => {
  const { tools } = official.composio
  const [wrapped] = await tools.get('user_1', 'GMAIL_SEND_EMAIL')
  expect(wrapped).toMatchObject({ type: 'function', function: { name: 'GMAIL_SEND_EMAIL' } })
  expect(await tools.getRawComposioToolBySlug('GMAIL_SEND_EMAIL')).toMatchObject({
    slug: 'GMAIL_SEND_EMAIL',
    toolkit: { slug: 'gmail', name: 'Gmail' },
    inputParameters: { type: 'object', required: expect.arrayContaining(['recipient_email']) },
    isDeprecated: false,
    isNoAuth: false,
  })
})

test('toolkits are listed and read', async () => {
  const { toolkits } = official.composio
  const list = await toolkits.get({ sortBy: 'alphabetically', limit: 2 })
  expect(list.map(({ slug }) => slug)).toEqual(
    allToolkits
      .map(({ slug }) => slug)
      .toSorted()
      .slice(0, 2),
  )
  const managed = await toolkits.get({ managedBy: 'composio' })
  expect(managed.map(({ slug }) => slug)).not.toContain('resend')
  const gmail = await toolkits.get('gmail')
  expect(gmail).toMatchObject({ slug: 'gmail', name: 'Gmail' })
  expect(gmail.authConfigDetails?.[0]?.mode).toBe('OAUTH2')
  const fields = await toolkits.getAuthConfigCreationFields('gmail', 'OAUTH2')
  expect(fields.map(({ name }) => name)).toEqual(['client_id', 'client_secret'])
  const typed = await toolkits.getConnectedAccountInitiationFields('resend', 'API_KEY')
  expect(typed.map(({ name }) => name)).toEqual(['api_key'])
  await expect(toolkits.get('gmial')).rejects.toThrow('gmial')
})

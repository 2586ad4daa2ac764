import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectClient, legacy, type McpApi, startMcpApi } from './fixtures.contract.ts'

const clock = { ahead: 0 }
let api: McpApi
beforeAll(async () => {
  api = await startMcpApi({ now: () => Date.now() + clock.ahead })
})
beforeEach(() => {
  clock.ahead = 0
  return api.world.reset()
})
afterAll(() => api.stop())

type Asked = { mode?: string | undefined; message: string; url?: string }
type Answer = {
  action: 'accept' | 'decline' | 'cancel'
  content?: Record<string, string | number | boolean | string[]>
}

const both = { elicitation: { url: {}, form: {} } }
const fetchMail = { name: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 1 } }
const mail = (subject: string) => ({ recipient_email: 'ben@example.com', subject, body: 'Hello' })
const ask = { experimental: { permissions: { overrides: { GMAIL_SEND_EMAIL: 'ask_always' } } } }
const sent = () =>
  api.world.upstreams.google.requests.filter(({ path }) => path.endsWith('/messages/send')).length

/** A client whose user answers; what it was asked is kept. */
async function asking(
  config: Record<string, unknown>,
  answer: (asked: Asked) => Promise<Answer> | Answer,
  capabilities: object = both,
) {
  const endpoint = await api.endpoint(config)
  const client = await connectClient(api, endpoint, { capabilities })
  const asked: Asked[] = []
  client.setRequestHandler('elicitation/create', ({ params }) => {
    asked.push(params)
    return answer(params)
  })
  return { client, asked, endpoint }
}

const connects = async ({ url = '' }: Asked): Promise<Answer> => {
  await api.finish({ redirect_url: url })
  return { action: 'accept' }
}

test('a client that opens links connects, and the very same call is answered', async () => {
  const { client, asked } = await asking({}, connects)
  const result = await client.callTool(fetchMail)
  expect(result.structuredContent).toMatchObject({ messages: [{}] })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({
    mode: 'url',
    message: expect.stringContaining('your Gmail account'),
  })
  expect(asked[0]?.url).toMatch(/^http:\/\/localhost:4000\/link\/ln_/)
})

test('a person who is still busy is waited for, and the call carries on when they are done', async () => {
  let finished = Promise.resolve<unknown>(undefined)
  const { client } = await asking({}, ({ url = '' }) => {
    finished = api.finish({ redirect_url: url })
    return { action: 'accept' }
  })
  const result = await client.callTool(fetchMail)
  expect(result.structuredContent).toMatchObject({ messages: [{}] })
  await finished
})

test('a person who does not want to connect is not asked again, and the model is told', async () => {
  for (const action of ['decline', 'cancel'] as const) {
    const { client, asked } = await asking({}, () => ({ action }))
    const { structuredContent } = await client.callTool(fetchMail)
    expect(structuredContent).toMatchObject({ code: 'connection_required' })
    expect(JSON.stringify(structuredContent)).not.toContain('ln_')
    expect(asked).toHaveLength(1)
  }
})

test('a link that came to nothing is offered anew, three times at most', async () => {
  const { client, asked } = await asking({}, async ({ url = '' }) => {
    await api.fetch(`${url}/cancel`, {
      method: 'POST',
      headers: { origin: 'http://localhost:4000' },
    })
    return { action: 'accept' }
  })
  const { structuredContent } = await client.callTool(fetchMail)
  expect(structuredContent).toMatchObject({ code: 'connection_required' })
  expect(asked).toHaveLength(3)
})

test('of a multi-execute, what ran before the user was asked is told only while the session may read it', async () => {
  const config = { toolkits: { enable: ['gmail', 'github'] } }
  const { client, endpoint } = await asking(config, async (question) => {
    if (!question.message.includes('GitHub')) return connects(question)
    const body = { toolkits: { enable: ['github'] } }
    await api.call('patchSession', { path: { sessionId: endpoint.id }, body })
    return connects(question)
  })
  expect((await client.callTool(fetchMail)).isError).toBeFalsy()
  const result = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: {
      tools: [
        { tool_slug: fetchMail.name, arguments: fetchMail.arguments },
        { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER' },
      ],
    },
  })
  expect(result.structuredContent).toMatchObject({
    results: [
      { response: { data: { code: 'tool_not_allowed' }, error: expect.any(String) } },
      { response: { data: { login: expect.any(String) } } },
    ],
    error_count: 1,
  })
})

test('of a multi-execute only what waited runs after connecting, and answers the part that it asks for', async () => {
  const { client, asked } = await asking({ toolkits: { enable: ['gmail', 'github'] } }, connects)
  const first = await client.callTool({ name: 'GMAIL_LIST_LABELS', arguments: {} })
  expect(first.isError).toBeFalsy()
  asked.length = 0
  const result = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: {
      tools: [
        { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail('Once'), select: 'labelIds' },
        { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER', select: 'login' },
      ],
    },
  })
  expect(result.structuredContent).toMatchObject({
    results: [
      { response: { data: { selected: expect.arrayContaining(['SENT']) } } },
      { response: { data: { selected: 'ada-moreau' } } },
    ],
    error_count: 0,
  })
  expect(asked).toHaveLength(1)
  expect(sent()).toBe(1)
})

test('managing connections opens the links, and answers how it stands then', async () => {
  const { client, asked } = await asking({}, connects)
  const result = await client.callTool({
    name: 'COMPOSIO_MANAGE_CONNECTIONS',
    arguments: { toolkits: ['gmail', 'hackernews'] },
  })
  expect(asked).toHaveLength(1)
  expect(result.structuredContent).toMatchObject({
    results: { gmail: { status: 'active' }, hackernews: { status: 'active' } },
  })
})

test('a call that the app wants approved asks the person, with what would be done', async () => {
  const { client, asked } = await asking(ask, ({ mode, ...asked }) =>
    mode === 'url' ? connects(asked) : { action: 'accept', content: { approve: true } },
  )
  const result = await client.callTool({ name: 'GMAIL_SEND_EMAIL', arguments: mail('Approved') })
  expect(result.isError).toBeFalsy()
  expect(asked.map(({ mode }) => mode)).toEqual(['url', 'form'])
  expect(asked[1]?.message).toContain('GMAIL_SEND_EMAIL')
  expect(asked[1]?.message).toContain('"subject": "Approved"')
  expect(sent()).toBe(1)
})

test.each<Answer>([
  { action: 'accept', content: { approve: false } },
  { action: 'decline' },
  { action: 'cancel' },
])('a call that is not approved is not made: %o', async (answer) => {
  const { client } = await asking(ask, (asked) => (asked.mode === 'url' ? connects(asked) : answer))
  const result = await client.callTool({ name: 'GMAIL_SEND_EMAIL', arguments: mail('No') })
  const code = answer.action === 'cancel' ? 'approval_required' : 'approval_denied'
  expect(result.structuredContent).toMatchObject({ code })
  expect(sent()).toBe(0)
})

test('T29 what is to be approved hides nothing from who reads it', async () => {
  const { client, asked } = await asking(ask, (one) =>
    one.mode === 'url' ? connects(one) : { action: 'decline' },
  )
  const subject = 'a\u202eb\u200bc\u{e0041}d\u3164e\u009bf'
  await client.callTool({ name: 'GMAIL_SEND_EMAIL', arguments: mail(subject) })
  const message = asked.at(-1)?.message ?? ''
  expect(message).toContain(String.raw`a\u202eb\u200bc\udb40\udc41d\u3164e\u009bf`)
  expect(message).not.toMatch(/(?!\n)\p{C}/u)
})

test('what is too long to be read is not approved by a form', async () => {
  const { client, asked } = await asking(ask, connects)
  await client.callTool({ name: 'GMAIL_LIST_LABELS', arguments: {} })
  asked.length = 0
  const long = { ...mail('Long'), body: 'x'.repeat(5_000) }
  const result = await client.callTool({ name: 'GMAIL_SEND_EMAIL', arguments: long })
  expect(result.structuredContent).toMatchObject({ code: 'approval_required' })
  expect(asked).toEqual([])
})

test('a client that cannot open links gets the link as text', async () => {
  for (const capabilities of [{}, { elicitation: {} }, { elicitation: { form: {} } }]) {
    const client = await connectClient(api, await api.endpoint(), { capabilities })
    const { isError, structuredContent } = await client.callTool(fetchMail)
    expect(isError).toBeFalsy()
    expect(structuredContent).toMatchObject({
      code: 'connection_required',
      redirect_url: expect.stringContaining('/link/ln_'),
    })
  }
})

test('a client of 2025 gets text, or the error that carries links when its address asks for that', async () => {
  const { url, headers } = await api.endpoint()
  const open = (address: string) =>
    connectClient(
      api,
      { url: address, headers },
      { capabilities: both, versionNegotiation: legacy },
    )
  const text = await (await open(url)).callTool(fetchMail)
  expect(text.structuredContent).toMatchObject({ code: 'connection_required' })
  const client = await open(`${url}?elicitation=url`)
  const error = await client.callTool(fetchMail).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: -32042 })
  const { elicitations } = (error as { data: { elicitations: { url: string }[] } }).data
  await api.finish({ redirect_url: elicitations[0]?.url ?? '' })
  expect((await client.callTool(fetchMail)).structuredContent).toMatchObject({ messages: [{}] })
})

test('a call of 2025 of which a part has run is answered, and not refused', async () => {
  const { url, headers } = await api.endpoint()
  const client = await connectClient(
    api,
    { url: `${url}?elicitation=url`, headers },
    { versionNegotiation: legacy },
  )
  const tools = [{ tool_slug: 'HACKERNEWS_GET_FRONTPAGE' }, { tool_slug: 'GMAIL_FETCH_EMAILS' }]
  const call = (items: object[]) =>
    client.callTool({ name: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools: items } })
  expect((await call(tools)).structuredContent).toMatchObject({ error_count: 1 })
  await expect(call(tools.slice(1))).rejects.toMatchObject({ code: -32042 })
})

test('a request state holds for its own call and session, for ten minutes', async () => {
  const { endpoint } = await asking({}, connects)
  const other = await api.endpoint()
  const begun = await rawCall(endpoint, fetchMail)
  expect(begun.result).toMatchObject({ resultType: 'input_required' })
  const requestState = String(begun.result?.requestState)
  const answered = { requestState, inputResponses: {} }
  const codeOf = async (at: typeof other, params: object) => (await rawCall(at, params)).error?.code

  expect(await codeOf(endpoint, { ...fetchMail, ...answered })).toBeUndefined()
  expect(await codeOf(other, { ...fetchMail, ...answered })).toBe(-32602)
  const otherCall = { name: 'GMAIL_SEND_EMAIL', arguments: mail('Hi') }
  expect(await codeOf(endpoint, { ...otherCall, ...answered })).toBe(-32602)
  const changed = { ...fetchMail, arguments: { max_results: 2 } }
  expect(await codeOf(endpoint, { ...changed, ...answered })).toBe(-32602)
  const forged = requestState.slice(0, -2) + (requestState.endsWith('AA') ? 'BB' : 'AA')
  expect(await codeOf(endpoint, { ...fetchMail, ...answered, requestState: forged })).toBe(-32602)
  clock.ahead = 10 * 60_000 + 1
  expect(await codeOf(endpoint, { ...fetchMail, ...answered })).toBe(-32602)
})

test('no frame holds a secret', async () => {
  const { client, endpoint } = await asking({}, connects)
  await client.callTool(fetchMail)
  const frames: string[] = []
  const begun = await rawCall(await api.endpoint(), fetchMail)
  frames.push(JSON.stringify(begun))
  frames.push(JSON.stringify(await client.callTool(fetchMail)))
  const secrets = [
    endpoint.headers.authorization?.slice(7) ?? 'none',
    api.apiKey,
    'person',
    ...Object.values(api.world.authConfigs).map(({ clientSecret }) => clientSecret),
  ]
  for (const secret of secrets) expect(frames.join('\n')).not.toContain(secret)
})

/** A call as it goes over the wire, of a client that can ask its user. */
async function rawCall(
  { url, headers }: { url: string; headers: Record<string, string> },
  params: object,
): Promise<{ result?: Record<string, unknown>; error?: { code: number } }> {
  const version = '2026-07-28'
  const meta = 'io.modelcontextprotocol'
  const response = await api.fetch(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
      'mcp-method': 'tools/call',
      'mcp-name': (params as { name: string }).name,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        ...params,
        _meta: {
          [`${meta}/protocolVersion`]: version,
          [`${meta}/clientInfo`]: { name: 'raw', version: '1' },
          [`${meta}/clientCapabilities`]: both,
        },
      },
    }),
  })
  return response.json() as never
}

import { expect, expectTypeOf, test } from 'vitest'
import type { ConnectionRequest } from '../connections/connection-request.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { Maillon } from '../maillon.ts'
import type { FunctionTool } from '../provider/function-tools.ts'
import type { ExecuteTool, Provider, SessionTool } from '../provider/provider.ts'
import { fakeClock } from '../transport/fake-clock.contract.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import {
  page,
  wireAccount,
  wireLink,
  wireSession,
  wireSessionToolkit,
  wireTool,
} from '../transport/wire-samples.contract.ts'
import type { ConnectLink, EnsuredConnection } from './connect-options.ts'
import type { Session } from './session.ts'

/** A provider that hands out what it was given. */
const plain = {
  name: 'plain',
  wrapTools: (tools: readonly SessionTool[], execute: ExecuteTool) => ({ tools, execute }),
} satisfies Provider<unknown>

function start(handlers: Handlers) {
  const engine = fakeEngine({ createSession: () => wireSession(), ...handlers })
  const clock = fakeClock()
  const base = { baseURL: 'http://maillon.local', apiKey: 'mk_1', fetch: engine.fetch, clock }
  return { maillon: new Maillon({ ...base, provider: plain }), clock, asked: engine.asked }
}

async function open(handlers: Handlers) {
  const started = start(handlers)
  const session = await started.maillon.create('user_123')
  started.asked.length = 0
  return { ...started, session }
}

test('create, use and delete speak of the same session', async () => {
  const { maillon, asked } = start({
    getSession: () => wireSession({ config_version: 2 }),
    deleteSession: () => ({ session_id: 'trs_1', deleted: true }),
  })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  expect(session).toMatchObject({
    sessionId: 'trs_1',
    configVersion: 1,
    config: { user_id: 'user_123' },
    preload: { tools: [] },
    sandbox: { enable: false },
    workbench: { enable: false },
    mcp: {
      type: 'http',
      url: 'https://maillon.example/mcp/trs_1',
      headers: { 'x-api-key': 'mk_1' },
    },
  })
  expect(await maillon.use('trs_1')).toMatchObject({ sessionId: 'trs_1', configVersion: 2 })
  expect(await maillon.sessions.use('trs_1', { mcp: true })).toMatchObject({ configVersion: 2 })
  expect(await session.delete()).toEqual({ sessionId: 'trs_1', deleted: true })
  expect(await maillon.sessions.delete('trs_1')).toEqual({ sessionId: 'trs_1', deleted: true })
  expect(asked.map(({ method, path }) => `${method} ${path.slice(9)}`)).toEqual([
    'POST /tool_router/session',
    'GET /tool_router/session/trs_1',
    'GET /tool_router/session/trs_1',
    'DELETE /tool_router/session/trs_1',
    'DELETE /tool_router/session/trs_1',
  ])
  expect(asked[0]?.body).toEqual({
    user_id: 'user_123',
    toolkits: { enable: ['gmail'] },
    manage_connections: { enable: true },
  })
})

test.each(['', '.', '..'])('the session id "%s" leads nowhere else', async (id) => {
  const { maillon, asked } = start({})
  await expect(maillon.use(id)).rejects.toMatchObject({ code: 'invalid_arguments' })
  await expect(maillon.sessions.delete(id)).rejects.toMatchObject({ code: 'invalid_arguments' })
  expect(asked).toEqual([])
})

test('without a public URL the session has no mcp.url, says so, and can still be logged', async () => {
  const { maillon } = start({
    createSession: () => wireSession({ mcp: { type: 'http', url: null } }),
  })
  const session = await maillon.create('user_123')
  expect(() => session.mcp.url).toThrow(expect.objectContaining({ code: 'public_url_missing' }))
  expect(JSON.parse(JSON.stringify(session))).toMatchObject({ sessionId: 'trs_1' })
})

test('tools are read over all pages, and given to the provider in their order', async () => {
  const pages = ['A', 'B', 'C'].map((letter) => `GMAIL_${letter}`)
  const { session, asked } = await open({
    listSessionTools({ query }) {
      const index = Number(query.cursor ?? 0)
      return page([wireTool(pages[index] ?? '')], index < 2 ? String(index + 1) : null)
    },
  })
  const { tools } = await session.tools()
  expect(tools.map(({ slug }) => slug)).toEqual(pages)
  expect(tools[0]).toMatchObject({
    name: 'Name of GMAIL_A',
    description: 'Does GMAIL_A.',
    toolkit: { slug: 'gmail', name: 'Gmail', logo: 'https://logo.example/gmail' },
    inputParameters: { type: 'object', properties: {} },
    outputParameters: { type: 'object' },
    tags: ['readOnlyHint'],
    version: '20261101_00',
  })
  expect(await session.rawTools()).toEqual(tools)
  expect(asked.slice(0, 3).map(({ query }) => query)).toEqual([
    { limit: '500' },
    { limit: '500', cursor: '1' },
    { limit: '500', cursor: '2' },
  ])
})

test('a page of tools that names itself does not go on for ever', async () => {
  const { session } = await open({ listSessionTools: () => page([wireTool('GMAIL_A')], 'x') })
  await expect(session.tools()).rejects.toMatchObject({ code: 'invalid_response' })
})

test('a modifier that there is not, and one that is no function, are refused', async () => {
  const { session } = await open({ listSessionTools: () => page([]) })
  for (const modifiers of [{ beforeExcute: () => {} }, { beforeExecute: 'x' }]) {
    await expect(session.tools(modifiers as object)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining(String(Object.keys(modifiers))),
    })
  }
})

test('execute answers data, error and logId, for the account that was named', async () => {
  const { session, asked } = await open({
    executeInSession: () => ({ data: { id: 'm1' }, error: null, log_id: 'log_1' }),
  })
  expect(await session.execute('MAIL_SEND', { to: 'a' }, { account: 'work' })).toEqual({
    data: { id: 'm1' },
    error: null,
    logId: 'log_1',
  })
  await session.execute('GMAIL_LIST_LABELS')
  expect(asked.map(({ body }) => body)).toEqual([
    { tool_slug: 'MAIL_SEND', arguments: { to: 'a' }, account: 'work' },
    { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
  ])
})

test('a call that cannot be made rejects for an app, and is a result for a model', async () => {
  const { session } = await open({
    listSessionTools: () => page([]),
    executeInSession() {
      throw new MaillonError('tool_not_allowed', { message: 'No.', hint: 'Use another.' })
    },
  })
  const { execute } = await session.tools()
  await expect(session.execute('X')).rejects.toMatchObject({ code: 'tool_not_allowed' })
  expect(await execute('X', {})).toEqual({
    data: { code: 'tool_not_allowed', message: 'No.', hint: 'Use another.' },
    error: 'No.',
    logId: '',
  })
})

test('an engine that is away, and an abort, reject for a model too', async () => {
  const { session } = await open({
    listSessionTools: () => page([]),
    executeInSession() {
      throw new TypeError('fetch failed')
    },
  })
  const { execute } = await session.tools()
  await expect(execute('X', {})).rejects.toMatchObject({ code: 'network_error' })
  const signal = AbortSignal.abort(new Error('stop'))
  await expect(execute('X', {}, { signal })).rejects.toThrow('stop')
})

test('toolkits say what is connected, and page by cursor under either name', async () => {
  const { session, asked } = await open({
    listSessionToolkits: ({ query }) =>
      page(
        [
          wireSessionToolkit('gmail', 'ca_1'),
          wireSessionToolkit('slack'),
          wireSessionToolkit('hackernews', undefined, { is_no_auth: true }),
        ],
        query.cursor ? null : 'c2',
      ),
  })
  const first = await session.toolkits({
    toolkits: ['gmail', 'slack'],
    isConnected: false,
    search: 'mail',
    limit: 3,
  })
  expect(first).toEqual({
    items: [
      {
        slug: 'gmail',
        name: 'GMAIL',
        logo: 'https://logo.example/gmail',
        isNoAuth: false,
        connection: {
          isActive: true,
          authConfig: { id: 'ac_1', mode: 'OAUTH2', isComposioManaged: true },
          connectedAccount: { id: 'ca_1', status: 'ACTIVE' },
        },
      },
      {
        slug: 'slack',
        name: 'SLACK',
        logo: 'https://logo.example/slack',
        isNoAuth: false,
        connection: { isActive: false },
      },
      {
        slug: 'hackernews',
        name: 'HACKERNEWS',
        logo: 'https://logo.example/hackernews',
        isNoAuth: true,
      },
    ],
    cursor: 'c2',
    nextCursor: 'c2',
    totalPages: 1,
  })
  const last = await session.toolkits({ nextCursor: 'c2' })
  expect(last).toMatchObject({ cursor: undefined, nextCursor: undefined })
  await session.toolkits({ cursor: 'c2' })
  expect(asked.map(({ query }) => query)).toEqual([
    { toolkits: 'gmail,slack', is_connected: 'false', search: 'mail', limit: '3' },
    { cursor: 'c2' },
    { cursor: 'c2' },
  ])
})

test('search answers tools, schemas and connections', async () => {
  const { session, asked } = await open({
    searchSession: () => ({
      success: true,
      error: null,
      results: [
        {
          index: 1,
          use_case: 'send an email',
          primary_tool_slugs: ['GMAIL_SEND_EMAIL'],
          related_tool_slugs: ['GMAIL_CREATE_DRAFT'],
          toolkits: ['gmail'],
        },
      ],
      tool_schemas: {
        GMAIL_SEND_EMAIL: {
          tool_slug: 'GMAIL_SEND_EMAIL',
          toolkit: 'gmail',
          hasFullSchema: true,
          input_schema: { type: 'object', properties: { user_id: {} } },
        },
        GMAIL_CREATE_DRAFT: {
          tool_slug: 'GMAIL_CREATE_DRAFT',
          toolkit: 'gmail',
          schemaRef: {
            tool: 'COMPOSIO_GET_TOOL_SCHEMAS',
            args: { tool_slugs: ['GMAIL_CREATE_DRAFT'] },
          },
        },
      },
      toolkit_connection_statuses: [
        {
          toolkit: 'gmail',
          description: 'Mail',
          has_active_connection: true,
          status_message: 'Connected.',
          accounts: [{ id: 'ca_1', status: 'ACTIVE', is_default: true, created_at: '2026-11-01' }],
        },
      ],
      next_steps_guidance: ['Run it.'],
      session: { id: 'x', generate_id: true, instructions: 'Keep it.' },
      time_info: { current_time_utc: 'now', current_time_utc_epoch_seconds: 1, message: 'UTC' },
    }),
  })
  expect(await session.search({ query: 'send an email', toolkits: ['gmail'] })).toEqual({
    success: true,
    error: null,
    results: [
      {
        index: 1,
        useCase: 'send an email',
        primaryToolSlugs: ['GMAIL_SEND_EMAIL'],
        relatedToolSlugs: ['GMAIL_CREATE_DRAFT'],
        toolkits: ['gmail'],
      },
    ],
    toolSchemas: {
      GMAIL_SEND_EMAIL: {
        toolSlug: 'GMAIL_SEND_EMAIL',
        toolkit: 'gmail',
        hasFullSchema: true,
        inputSchema: { type: 'object', properties: { user_id: {} } },
      },
      GMAIL_CREATE_DRAFT: {
        toolSlug: 'GMAIL_CREATE_DRAFT',
        toolkit: 'gmail',
        schemaRef: {
          tool: 'COMPOSIO_GET_TOOL_SCHEMAS',
          args: { toolSlugs: ['GMAIL_CREATE_DRAFT'] },
        },
      },
    },
    toolkitConnectionStatuses: [
      {
        toolkit: 'gmail',
        description: 'Mail',
        hasActiveConnection: true,
        statusMessage: 'Connected.',
        accounts: [{ id: 'ca_1', status: 'ACTIVE', isDefault: true, createdAt: '2026-11-01' }],
      },
    ],
    nextStepsGuidance: ['Run it.'],
    session: { id: 'x', generateId: true, instructions: 'Keep it.' },
    timeInfo: { currentTimeUtc: 'now', currentTimeUtcEpochSeconds: 1, message: 'UTC' },
  })
  await session.search({ query: 'anything' })
  expect(asked.map(({ body }) => body)).toEqual([
    { queries: [{ use_case: 'send an email' }], toolkits: ['gmail'] },
    { queries: [{ use_case: 'anything' }] },
  ])
})

test('authorize makes a link of its own for each call', async () => {
  const { session, asked } = await open({ linkInSession: () => wireLink })
  const callbackUrl = 'https://your-app.com/callback?user_id=user_123&source=onboarding'
  const request = await session.authorize('gmail', { callbackUrl, alias: 'work' })
  expectTypeOf(request).toEqualTypeOf<ConnectionRequest>()
  expect(JSON.parse(JSON.stringify(request))).toEqual({
    id: 'ca_1',
    status: 'INITIATED',
    redirectUrl: 'https://maillon.example/link/ln_1',
    linkToken: 'ln_1',
  })
  await session.authorize('gmail')
  await session.authorize('gmail', { account: 'work' })
  expect(asked.map(({ body }) => body)).toEqual([
    { toolkit: 'gmail', callback_url: callbackUrl, alias: 'work' },
    { toolkit: 'gmail' },
    { toolkit: 'gmail', account: 'work' },
  ])
})

test('ensureConnected asks for nothing when nothing is needed', async () => {
  const { session, asked } = await open({
    listSessionToolkits: ({ query }) =>
      page([
        query.toolkits === 'hackernews'
          ? wireSessionToolkit('hackernews', undefined, { is_no_auth: true })
          : wireSessionToolkit('gmail', 'ca_1'),
      ]),
  })
  expect(await session.ensureConnected('GMAIL')).toEqual({
    toolkit: 'gmail',
    wasConnected: true,
    connectedAccount: { id: 'ca_1', status: 'ACTIVE' },
  })
  expect(await session.ensureConnected('hackernews')).toEqual({
    toolkit: 'hackernews',
    wasConnected: true,
  })
  expect(asked.map(({ route }) => route)).toEqual(['listSessionToolkits', 'listSessionToolkits'])
})

test('ensureConnected makes a link and waits when it must, no longer than it was told', async () => {
  let status: 'ACTIVE' | 'INITIATED' = 'ACTIVE'
  const { session, asked, clock } = await open({
    listSessionToolkits: () => page([wireSessionToolkit('gmail')]),
    linkInSession: () => wireLink,
    getConnectedAccount: () => wireAccount({ status }),
  })
  expect(await session.ensureConnected('gmail', { alias: 'work' })).toEqual({
    toolkit: 'gmail',
    wasConnected: false,
    connectedAccount: { id: 'ca_1', status: 'ACTIVE' },
  })
  expect(asked.map(({ route }) => route)).toEqual([
    'listSessionToolkits',
    'linkInSession',
    'getConnectedAccount',
  ])
  expect(asked[1]?.body).toEqual({ toolkit: 'gmail', alias: 'work' })

  status = 'INITIATED'
  await expect(session.ensureConnected('gmail', { timeout: 2000 })).rejects.toMatchObject({
    code: 'connection_timeout',
  })
  expect(clock.now()).toBe(2000)
})

test('ensureConnected tells of each link before it waits, and asks once for what is named twice', async () => {
  const { session, asked } = await open({
    listSessionToolkits: () =>
      page([
        wireSessionToolkit('github'),
        wireSessionToolkit('gmail'),
        wireSessionToolkit('slack', 'ca_9'),
      ]),
    linkInSession: ({ body }) => linkTo((body as { toolkit: string }).toolkit),
    getConnectedAccount: ({ path }) => wireAccount({ id: path.split('/').at(-1) ?? '' }),
  })
  const told: ConnectLink[] = []
  const callbackUrl = 'https://your-app.com/settings'
  const ensured = await session.ensureConnected(['gmail', 'slack', 'GitHub', 'Gmail'], {
    callbackUrl,
    onLink: async (link) => {
      expect(asked.some(({ route }) => route === 'getConnectedAccount')).toBe(false)
      told.push(link)
    },
  })
  expectTypeOf(ensured).toEqualTypeOf<EnsuredConnection[]>()
  expect(ensured).toEqual([
    { toolkit: 'gmail', wasConnected: false, connectedAccount: { id: 'gmail', status: 'ACTIVE' } },
    { toolkit: 'slack', wasConnected: true, connectedAccount: { id: 'ca_9', status: 'ACTIVE' } },
    {
      toolkit: 'github',
      wasConnected: false,
      connectedAccount: { id: 'github', status: 'ACTIVE' },
    },
  ])
  expect(told).toEqual([
    { toolkit: 'gmail', id: 'gmail', redirectUrl: 'https://maillon.example/link/ln_gmail' },
    { toolkit: 'github', id: 'github', redirectUrl: 'https://maillon.example/link/ln_github' },
  ])
  expect(asked[0]?.query).toMatchObject({ toolkits: 'gmail,slack,GitHub,Gmail', limit: '4' })
  const links = asked.filter(({ route }) => route === 'linkInSession')
  expect(links.map(({ body }) => body)).toEqual([
    { toolkit: 'gmail', callback_url: callbackUrl },
    { toolkit: 'github', callback_url: callbackUrl },
  ])
})

test('of several that are asked for, nobody hears of a link when one cannot be connected, and no wait outlives a failure', async () => {
  const { session, clock } = await open({
    listSessionToolkits: () => page([wireSessionToolkit('github'), wireSessionToolkit('gmail')]),
    linkInSession: ({ body }) => {
      const { toolkit } = body as { toolkit: string }
      return toolkit === 'gmial' ? gone() : linkTo(toolkit)
    },
    getConnectedAccount: ({ path }) =>
      wireAccount({ status: path.endsWith('/gmail') ? 'FAILED' : 'INITIATED' }),
  })
  const told: string[] = []
  const onLink = ({ toolkit }: ConnectLink) => void told.push(toolkit)
  await expect(session.ensureConnected(['gmail', 'gmial'], { onLink })).rejects.toThrow()
  expect(told).toEqual([])

  await expect(session.ensureConnected(['gmail', 'github'], { onLink })).rejects.toMatchObject({
    code: 'connection_failed',
  })
  expect(told).toEqual(['gmail', 'github'])
  await new Promise(setImmediate)
  expect(clock.now()).toBeLessThan(60_000)

  await expect(session.ensureConnected([], { onLink })).resolves.toEqual([])
  const stop = new Error('The chat is closed.')
  const closed = session.ensureConnected('gmail', { onLink: () => Promise.reject(stop) })
  await expect(closed).rejects.toBe(stop)
  const alias = { alias: 'work' } as object
  await expect(session.ensureConnected(['gmail'], alias)).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('alias'),
  })
  await expect(session.ensureConnected('gmail', { timeout: -1, onLink })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const noFunction = { onLink: 'console' } as object
  await expect(session.ensureConnected('gmail', noFunction)).rejects.toMatchObject({
    code: 'invalid_request',
    message: 'onLink is no function.',
  })
  expect(told).toEqual(['gmail', 'github'])
})

function linkTo(toolkit: string): typeof wireLink {
  const redirect_url = `https://maillon.example/link/ln_${toolkit}`
  return { ...wireLink, link_token: `ln_${toolkit}`, redirect_url, connected_account_id: toolkit }
}

test('update renews the session in place', async () => {
  const { session, asked } = await open({
    patchSession: () => {
      const { config } = wireSession()
      return wireSession({ config_version: 2, config: { ...config, preload: { tools: 'all' } } })
    },
  })
  const config = await session.update({ preload: { tools: 'all' }, manageConnections: null })
  expect(config.preload).toEqual({ tools: 'all' })
  expect(session.config).toBe(config)
  expect(session).toMatchObject({ configVersion: 2, preload: { tools: 'all' } })
  expect(asked[0]?.body).toEqual({ preload: { tools: 'all' }, manage_connections: null })
  await expect(session.update({ toolkit: [] } as object)).rejects.toMatchObject({
    code: 'invalid_request',
  })
})

test.each<[string, (session: Session<unknown>, option: object) => Promise<unknown>]>([
  ['tools', (session, option) => session.tools(option)],
  ['authorize', (session, option) => session.authorize('gmail', option)],
  ['ensureConnected', (session, option) => session.ensureConnected('gmail', option)],
  ['toolkits', (session, option) => session.toolkits(option)],
  ['search', (session, option) => session.search({ query: 'x', ...option })],
  ['execute', (session, option) => session.execute('X', {}, option)],
])('%s takes a signal with its options, and refuses options that it has not', async (_, call) => {
  const { session } = await open({
    listSessionToolkits: () => page([wireSessionToolkit('gmail')]),
    linkInSession: () => wireLink,
  })
  const signal = AbortSignal.abort(new Error('stop'))
  await expect(call(session, { signal })).rejects.toThrow('stop')
  await expect(call(session, { callbackURL: 'x' })).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('callbackURL'),
  })
})

test.each<[string, (session: Session<unknown>, request: object) => Promise<unknown>]>([
  ['tools', (session, request) => session.tools(undefined, request)],
  ['authorize', (session, request) => session.authorize('gmail', undefined, request)],
  ['ensureConnected', (session, request) => session.ensureConnected('gmail', {}, request)],
  ['toolkits', (session, request) => session.toolkits({}, request)],
  ['search', (session, request) => session.search({ query: 'x' }, request)],
  ['execute', (session, request) => session.execute('X', {}, {}, request)],
  ['update', (session, request) => session.update({}, request)],
  ['delete', (session, request) => session.delete(request)],
])('%s takes a signal as its last argument', async (_, call) => {
  const { session } = await open({})
  const signal = AbortSignal.abort(new Error('stop'))
  await expect(call(session, { signal })).rejects.toThrow('stop')
})

function gone(): Response {
  return Response.json({ error: { message: 'Not found' } }, { status: 404 })
}

test.each<(session: Session<unknown>) => Promise<unknown>>([
  (session) => session.tools(),
  (session) => session.toolkits(),
  (session) => session.authorize('gmail'),
  (session) => session.execute('X'),
  (session) => session.update({}),
  (session) => session.delete(),
])(
  'a session that is gone is named as such, also by a server without our codes: %#',
  async (call) => {
    const { session } = await open({
      listSessionTools: gone,
      listSessionToolkits: gone,
      linkInSession: gone,
      executeInSession: gone,
      patchSession: gone,
      deleteSession: gone,
    })
    await expect(call(session)).rejects.toMatchObject({ code: 'session_not_found', status: 404 })
  },
)

test('TypeScript knows what session.tools() answers', async () => {
  const { maillon } = start({})
  expectTypeOf(maillon.create).returns.resolves.toHaveProperty('tools')
  type Wrapped = ReturnType<(typeof plain)['wrapTools']>
  expectTypeOf(maillon.create).returns.resolves.toEqualTypeOf<Session<Wrapped>>()
  expectTypeOf(maillon.use).returns.resolves.toEqualTypeOf<Session<Wrapped>>()
  expectTypeOf(maillon.provider).toEqualTypeOf(plain)
  const plainMaillon = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'mk_1' })
  expectTypeOf(plainMaillon.create).returns.resolves.toEqualTypeOf<Session<FunctionTool[]>>()
  expect(plainMaillon.provider.wrapTools([])).toEqual([])
})

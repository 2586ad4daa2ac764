import { expect, test } from 'vitest'
import { z } from 'zod'
import { MaillonError } from '../errors/maillon-error.ts'
import { counted, itemResult } from '../sessions/execute-items.ts'
import { openPlain } from '../sessions/open-plain.contract.ts'
import { page, wireSession, wireTool } from '../transport/wire-samples.contract.ts'
import { createCustomTool, type CustomToolContext } from './custom-tool.ts'
import { createCustomToolkit } from './custom-toolkit.ts'

const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

const add = createCustomTool('ADD', {
  name: 'Add',
  description: 'Adds two numbers.',
  inputParams: z.object({ a: z.number(), b: z.number().default(1) }),
  preload: true,
  execute: ({ a, b }) => ({ sum: a + b }),
})
const find = createCustomTool('FIND', {
  name: 'Find customer',
  description: 'Finds a customer.',
  inputParams: { type: 'object', properties: { name: { type: 'string' } } },
  execute: ({ name }) => ({ name }),
})
const crm = createCustomToolkit('CRM', { name: 'CRM', description: 'Customers.', tools: [find] })
const experimental = { customTools: [add], customToolkits: [crm] }

const definitions = {
  custom_tools: [expect.objectContaining({ slug: 'ADD', preload: true })],
  custom_toolkits: [
    expect.objectContaining({ slug: 'CRM', tools: [expect.objectContaining({ slug: 'FIND' })] }),
  ],
}

test('a session is made with the definitions, and tells them again where the engine needs them', async () => {
  const { session, asked } = await openPlain(
    { experimental },
    {
      searchSession: () => Response.json({}, { status: 500 }),
      executeInSession: () => ({ data: {}, error: null, log_id: 'log_1' }),
    },
  )
  await session.search({ query: 'add' }).catch(() => {})
  for (const slug of ['COMPOSIO_SEARCH_TOOLS', 'COMPOSIO_GET_TOOL_SCHEMAS', 'GMAIL_SEND_EMAIL'])
    await session.execute(slug, {})
  expect(asked.map(({ body }) => body)).toEqual([
    expect.objectContaining({ user_id: 'user_123', experimental: definitions }),
    { queries: [{ use_case: 'add' }], experimental: definitions },
    { tool_slug: 'COMPOSIO_SEARCH_TOOLS', arguments: {}, experimental: definitions },
    { tool_slug: 'COMPOSIO_GET_TOOL_SCHEMAS', arguments: {}, experimental: definitions },
    { tool_slug: 'GMAIL_SEND_EMAIL', arguments: {} },
  ])
})

test('use attaches custom tools, and without them only reads', async () => {
  const { maillon, asked } = await openPlain(
    {},
    { getSession: () => wireSession(), attachToSession: () => wireSession() },
  )
  const session = await maillon.use('trs_1', { customTools: [add], customToolkits: [crm] })
  expect(await session.execute('LOCAL_ADD', { a: 1 })).toMatchObject({ data: { sum: 2 } })
  expect((await maillon.use('trs_1')).customTools()).toEqual([])
  expect(asked.slice(1)).toMatchObject([
    { method: 'POST', route: 'attachToSession', body: { experimental: definitions } },
    { method: 'GET', route: 'getSession' },
  ])
})

test('preloaded custom tools are listed after those of the session, others are not', async () => {
  const listSessionTools = () => page([wireTool('GMAIL_SEND_EMAIL')])
  const slugs = async (config: object, preload: 'all' | string[] = []) => {
    const { session } = await openPlain(config, {
      createSession: () =>
        wireSession({ config: { ...wireSession().config, preload: { tools: preload } } }),
      listSessionTools,
    })
    return (await session.tools()).tools.map(({ slug }) => slug)
  }
  expect(await slugs({ experimental })).toEqual(['GMAIL_SEND_EMAIL', 'LOCAL_ADD'])
  expect(await slugs({ experimental }, 'all')).toEqual([
    'GMAIL_SEND_EMAIL',
    'LOCAL_ADD',
    'LOCAL_CRM_FIND',
  ])
  const { name, description, tools } = crm
  const own = createCustomToolkit('CRM', { name, description, tools, preload: true })
  expect(await slugs({ experimental: { customToolkits: [own] } })).toContain('LOCAL_CRM_FIND')
  const hidden = { customTools: [{ ...add, preload: false }] }
  expect(await slugs({ experimental: hidden }, 'all')).toEqual(['GMAIL_SEND_EMAIL'])
})

test('a custom tool is listed as any other, and told of with its schemas', async () => {
  const { session } = await openPlain({ experimental })
  const { tools } = await session.tools()
  expect(tools[0]).toMatchObject({
    slug: 'LOCAL_ADD',
    name: 'Add',
    description: 'Adds two numbers.',
    toolkit: { slug: 'custom', name: 'Custom', logo: '' },
    inputParameters: { type: 'object', required: ['a'] },
    outputParameters: {},
    tags: [],
  })
  const judged = tools.map((tool) => ({ ...tool, check: expect.any(Function) }))
  expect(await session.rawTools()).toEqual(judged)
  expect(session.customTools()).toMatchObject([
    { slug: 'LOCAL_ADD', name: 'Add', toolkit: undefined, inputSchema: { required: ['a'] } },
    { slug: 'LOCAL_CRM_FIND', name: 'Find customer', toolkit: 'CRM' },
  ])
  expect(session.customTools({ toolkit: 'crm' }).map(({ slug }) => slug)).toEqual([
    'LOCAL_CRM_FIND',
  ])
  expect(session.customToolkits()).toMatchObject([
    { slug: 'CRM', name: 'CRM', tools: [{ slug: 'LOCAL_CRM_FIND' }] },
  ])
})

test('custom tools run here, and nothing is asked', async () => {
  const { session, asked } = await openPlain({ experimental })
  const { execute } = await session.tools()
  asked.length = 0
  const sum = { data: { sum: 3 }, error: null, logId: '' }
  expect(await session.execute('LOCAL_ADD', { a: 1, b: 2 })).toEqual(sum)
  expect(await session.execute('local_add', { a: 1, b: 2 })).toEqual(sum)
  expect(await execute('LOCAL_ADD', { a: 1, b: 2 })).toEqual(sum)
  expect(await session.execute('LOCAL_ADD')).toMatchObject({ data: { code: 'invalid_arguments' } })
  expect(asked).toEqual([])
})

const unknownTool = () => ({
  data: { code: 'tool_not_found' },
  error: 'There is no such tool.',
  log_id: 'log_1',
})

test('the slug that a tool was made with names it where the engine knows no such tool', async () => {
  const { session } = await openPlain({ experimental }, { executeInSession: unknownTool })
  expect(await session.execute('add', { a: 1 })).toEqual({
    data: { sum: 2 },
    error: null,
    logId: '',
  })
  expect(await session.execute('OTHER')).toMatchObject({ data: { code: 'tool_not_found' } })
  const known = await openPlain(
    { experimental },
    { executeInSession: () => ({ data: { of: 'engine' }, error: null, log_id: '' }) },
  )
  expect((await known.session.execute('ADD', { a: 1 })).data).toEqual({ of: 'engine' })
})

test("a LOCAL_ slug that this process did not bring is the engine's to answer", async () => {
  const { session, asked } = await openPlain(
    { experimental },
    { executeInSession: () => ({ data: { code: 'tool_not_here' }, error: 'No.', log_id: '' }) },
  )
  expect(await session.execute('LOCAL_OTHER')).toMatchObject({ data: { code: 'tool_not_here' } })
  expect(asked.at(-1)?.body).toEqual({ tool_slug: 'LOCAL_OTHER', arguments: {} })
})

/** What the engine answers for its part of a multi-execute. */
function remotely(body: { arguments?: Record<string, unknown> | undefined }) {
  const { tools } = body.arguments as { tools: { tool_slug: string }[] }
  const results = tools.map(({ tool_slug }, index) => {
    const error = tool_slug === 'GMAIL_FAIL' ? 'It failed.' : null
    const response = { data: { tool_slug }, error, successful: !error, log_id: `log_${index}` }
    return { tool_slug, index, response, error }
  })
  const error_count = results.filter(({ error }) => error).length
  const success_count = results.length - error_count
  const counts = { total_count: results.length, success_count, error_count }
  return {
    data: { results, ...counts, session: { id: 'trs_1' } },
    error: null,
    log_id: 'log_all',
  }
}

test('a multi-execute is split, and comes back in the order that was asked for', async () => {
  const { session, asked } = await openPlain(
    { experimental },
    { executeInSession: ({ input }) => remotely(input.body) },
  )
  const { data, error, logId } = await session.execute(multi, {
    thought: 'why',
    tools: [
      { tool_slug: 'GMAIL_A', arguments: { x: 1 }, account: 'work' },
      { tool_slug: 'LOCAL_ADD', arguments: { a: 1 } },
      { tool_slug: 'GMAIL_FAIL', arguments: {} },
      { tool_slug: 'LOCAL_CRM_FIND' },
      { tool_slug: 'LOCAL_ADD', arguments: { a: 'one' } },
    ],
  })
  expect(asked.at(-1)?.body).toEqual({
    tool_slug: multi,
    arguments: {
      thought: 'why',
      tools: [
        { tool_slug: 'GMAIL_A', arguments: { x: 1 }, account: 'work' },
        { tool_slug: 'GMAIL_FAIL', arguments: {} },
      ],
    },
  })
  const response = (result: object) => ({ error: null, successful: true, log_id: '', ...result })
  expect({ error, logId }).toEqual({ error: null, logId: 'log_all' })
  expect(data).toEqual({
    results: [
      {
        tool_slug: 'GMAIL_A',
        index: 0,
        response: response({ data: { tool_slug: 'GMAIL_A' }, log_id: 'log_0' }),
        error: null,
      },
      { tool_slug: 'LOCAL_ADD', index: 1, response: response({ data: { sum: 2 } }), error: null },
      {
        tool_slug: 'GMAIL_FAIL',
        index: 2,
        response: {
          data: { tool_slug: 'GMAIL_FAIL' },
          error: 'It failed.',
          successful: false,
          log_id: 'log_1',
        },
        error: 'It failed.',
      },
      { tool_slug: 'LOCAL_CRM_FIND', index: 3, response: response({ data: {} }), error: null },
      {
        tool_slug: 'LOCAL_ADD',
        index: 4,
        response: {
          data: expect.objectContaining({ code: 'invalid_arguments' }),
          error: expect.any(String),
          successful: false,
          log_id: '',
        },
        error: expect.any(String),
      },
    ],
    total_count: 5,
    success_count: 3,
    error_count: 2,
    session: { id: 'trs_1' },
  })
})

test('a multi-execute of custom tools alone asks nothing, and has the same shape', async () => {
  const { session, asked } = await openPlain({ experimental })
  const { data } = await session.execute(multi, {
    tools: [{ tool_slug: 'LOCAL_ADD', arguments: { a: 1 } }],
  })
  expect(data).toEqual({
    results: [expect.objectContaining({ index: 0, response: expect.anything() })],
    total_count: 1,
    success_count: 1,
    error_count: 0,
    session: { id: 'trs_1' },
  })
  expect(asked).toHaveLength(1)
})

test('a multi-execute without custom tools, or that is none, goes to the engine as it is', async () => {
  const { session, asked } = await openPlain(
    { experimental },
    { executeInSession: () => ({ data: {}, error: null, log_id: '' }) },
  )
  const wrong = [{}, { tools: [] }, { tools: 'all' }, { tools: [null, { tool_slug: 7 }] }]
  const inputs = [...wrong, { tools: [{ tool_slug: 'GMAIL_A', arguments: {} }] }]
  for (const input of inputs) await session.execute(multi, input)
  expect(asked.slice(1).map(({ body }) => body)).toEqual(
    inputs.map((input) => ({ tool_slug: multi, arguments: input })),
  )
})

test('where the engine fails, what ran here keeps its result', async () => {
  const tools = [
    { tool_slug: 'GMAIL_A', arguments: {} },
    { tool_slug: 'LOCAL_ADD', arguments: { a: 1 } },
  ]
  const refusals: [answer: () => never | object, item: object][] = [
    [
      () => ({ data: { code: 'invalid_arguments' }, error: 'Wrong.', log_id: 'log_1' }),
      { error: 'Wrong.', response: { data: { code: 'invalid_arguments' }, log_id: 'log_1' } },
    ],
    [
      () => {
        throw new TypeError('fetch failed')
      },
      { error: expect.any(String), response: { data: { code: 'network_error' } } },
    ],
    [
      () => {
        throw new MaillonError('unavailable')
      },
      { error: expect.any(String), response: { data: { code: 'unavailable' } } },
    ],
    [
      () => ({ data: { results: [] }, error: null, log_id: 'log_1' }),
      { error: expect.any(String), response: { data: { code: 'invalid_response' } } },
    ],
  ]
  for (const [answer, item] of refusals) {
    const { session } = await openPlain({ experimental }, { executeInSession: answer as never })
    const { data, error } = await session.execute(multi, { tools })
    expect(error).toBeNull()
    expect(data).toMatchObject({
      results: [item, { index: 1, error: null, response: { data: { sum: 2 } } }],
      error_count: 1,
    })
  }
})

test('an abort ends a split multi-execute', async () => {
  const controller = new AbortController()
  const slow = createCustomTool('SLOW', {
    name: 'Slow',
    description: 'Takes for ever.',
    inputParams: { type: 'object' },
    execute: () => {
      controller.abort(new Error('stop'))
      return new Promise(() => {})
    },
  })
  const { session } = await openPlain(
    { experimental: { customTools: [slow] } },
    { executeInSession: ({ input }) => remotely(input.body) },
  )
  const tools = [
    { tool_slug: 'LOCAL_SLOW', arguments: {} },
    { tool_slug: 'GMAIL_A', arguments: {} },
  ]
  const running = session.execute(multi, { tools }, { signal: controller.signal })
  await expect(running).rejects.toThrow('stop')
})

/** A session whose custom tool hands its context to `use`. */
async function withContext(
  use: (context: CustomToolContext) => unknown,
  handlers: Parameters<typeof openPlain>[1] = {},
  extendsToolkit?: string,
) {
  const own = createCustomTool('GMAIL_SEND_EMAIL', {
    name: 'Send',
    description: 'Sends.',
    inputParams: { type: 'object' },
    extendsToolkit,
    execute: (_, context) => use(context),
  })
  const opened = await openPlain({ experimental: { customTools: [own, add] } }, handlers)
  const [{ slug } = { slug: '' }] = opened.session.customTools()
  return { ...opened, run: (signal?: AbortSignal) => opened.session.execute(slug, {}, { signal }) }
}

test('a custom tool knows its session, and runs other tools, here and there', async () => {
  const { run, asked } = await withContext(
    async ({ userId, sessionId, signal, execute }) => ({
      userId,
      sessionId,
      hasSignal: signal !== undefined,
      here: (await execute('ADD', { a: 2 })).data,
      there: (await execute('GMAIL_FETCH_EMAILS')).data,
    }),
    {
      executeInSession: ({ input }) =>
        input.body.tool_slug === 'ADD'
          ? unknownTool()
          : { data: { mails: [] }, error: null, log_id: '' },
    },
  )
  const expected = {
    userId: 'user_123',
    sessionId: 'trs_1',
    here: { sum: 3 },
    there: { mails: [] },
  }
  expect((await run()).data).toEqual({ ...expected, hasSignal: false })
  expect((await run(new AbortController().signal)).data).toEqual({ ...expected, hasSignal: true })
  expect(asked.at(-1)?.body).toEqual({ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: {} })
})

test('a custom tool that bears the name of the one that it wraps reaches that one', async () => {
  const mail = { recipient_email: 'a@example.com', body: 'b' }
  const { run } = await withContext(
    async ({ execute }) => (await execute('GMAIL_SEND_EMAIL', mail)).data,
    { executeInSession: () => ({ data: { sent: true }, error: null, log_id: '' }) },
  )
  expect((await run()).data).toEqual({ sent: true })
})

test('proxyExecute goes to the toolkit that the tool extends, or to the one that it names', async () => {
  const call = { endpoint: '/x', method: 'GET' } as const
  const proxyExecuteInSession = () => ({ status: 200, data: { ok: true }, headers: {} })
  const own = await withContext(
    async ({ proxyExecute }) => [
      await proxyExecute(call),
      await proxyExecute({ ...call, toolkit: 'github' }),
    ],
    { proxyExecuteInSession },
    'gmail',
  )
  const answer = { status: 200, data: { ok: true }, headers: {} }
  expect((await own.run()).data).toEqual({ result: [answer, answer] })
  expect(own.asked.slice(1).map(({ body }) => body)).toEqual([
    { toolkit_slug: 'gmail', endpoint: '/x', method: 'GET' },
    { toolkit_slug: 'github', endpoint: '/x', method: 'GET' },
  ])
  const none = await withContext(({ proxyExecute }) => proxyExecute(call))
  expect((await none.run()).data).toMatchObject({ hint: expect.stringContaining('extendsToolkit') })
})

test('an account that is missing is the answer of the tool that needed it', async () => {
  const details = { toolkit: 'gmail', redirect_url: 'https://maillon.example/link/ln_1' }
  const { run } = await withContext(
    ({ proxyExecute }) => proxyExecute({ endpoint: '/x', method: 'GET' }),
    {
      proxyExecuteInSession() {
        throw new MaillonError('connection_required', {
          message: 'Connect.',
          hint: 'Show.',
          details,
        })
      },
    },
    'gmail',
  )
  expect(await run()).toEqual({
    data: {
      ...details,
      code: 'connection_required',
      message: 'Connect.',
      hint: 'Show.',
      tool_slug: 'LOCAL_GMAIL_GMAIL_SEND_EMAIL',
      arguments: {},
    },
    error: 'Connect.',
    logId: '',
  })
})

test('a session proxies a call, and reads its answer', async () => {
  const { session, asked } = await openPlain(
    {},
    {
      proxyExecuteInSession: ({ input }) =>
        input.body.method === 'HEAD'
          ? { status: 204 }
          : {
              status: 200,
              headers: { 'content-type': 'image/png' },
              binary_data: {
                content_type: 'image/png',
                size: 2,
                url: 'data:image/png;base64,AAE=',
              },
            },
    },
  )
  const answer = await session.proxyExecute({
    toolkit: 'gmail',
    endpoint: '/image',
    method: 'POST',
    body: { a: 1 },
    parameters: [
      { in: 'query', name: 'limit', value: 2 },
      { in: 'header', name: 'x-a', value: 'b' },
    ],
  })
  expect(answer).toEqual({
    status: 200,
    data: undefined,
    headers: { 'content-type': 'image/png' },
    binaryData: { contentType: 'image/png', size: 2, url: 'data:image/png;base64,AAE=' },
  })
  expect(asked[1]?.body).toEqual({
    toolkit_slug: 'gmail',
    endpoint: '/image',
    method: 'POST',
    body: { a: 1 },
    parameters: [
      { name: 'limit', type: 'query', value: '2' },
      { name: 'x-a', type: 'header', value: 'b' },
    ],
  })
  const head = { toolkit: 'gmail', endpoint: '/', method: 'HEAD' } as const
  expect(await session.proxyExecute(head)).toEqual({ status: 204, data: undefined, headers: {} })
  const typo = { ...head, params: [] }
  await expect(session.proxyExecute(typo)).rejects.toMatchObject({ code: 'invalid_request' })
})

test('preload.tools names no custom tool', async () => {
  const config = { experimental, preload: { tools: ['LOCAL_ADD'] } }
  await expect(openPlain(config)).rejects.toMatchObject({
    code: 'invalid_request',
    hint: expect.stringContaining('preload: true'),
  })
})

test('a part of a multi-execute is taken of what both kinds of tools answer', async () => {
  const results = [itemResult('GMAIL_LIST_LABELS', 0, { data: {}, error: null, logId: 'log_2' })]
  const { session, asked } = await openPlain(
    { experimental },
    { executeInSession: () => ({ data: counted(results), error: null, log_id: 'log_1' }) },
  )
  const tools = [
    { tool_slug: 'LOCAL_ADD', arguments: { a: 1 } },
    { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
  ]
  const select = 'results[*].[index, tool_slug]'
  const { data } = await session.execute(multi, { tools }, { select })
  expect(data).toEqual({
    selected: [
      [0, 'LOCAL_ADD'],
      [1, 'GMAIL_LIST_LABELS'],
    ],
  })
  expect(asked.at(-1)?.body).not.toHaveProperty('select')
})

test('a part of what a custom tool answers is given as of any other, alone and among others', async () => {
  let runs = 0
  const list = createCustomTool('LIST', {
    name: 'List',
    description: 'Lists.',
    inputParams: z.object({}),
    execute: () => ({ rows: [{ id: (runs += 1) }] }),
  })
  const { session, asked } = await openPlain({ experimental: { customTools: [list] } }, {})
  const select = 'rows[*].id'
  expect(await session.execute('LOCAL_LIST', {}, { select })).toMatchObject({
    data: { selected: [1] },
  })
  const { data } = await session.execute(multi, {
    tools: [
      { tool_slug: 'LOCAL_LIST', arguments: {}, select },
      { tool_slug: 'LOCAL_LIST', arguments: {}, select: 'lines[*].id' },
      { tool_slug: 'LOCAL_LIST', arguments: {}, select: 'rows[' },
    ],
  })
  expect(data.results).toMatchObject([
    { response: { data: { selected: [2] } } },
    {
      response: {
        data: {
          selected: null,
          select_error: expect.stringContaining('there are: rows'),
          answer: { rows: [{ id: 3 }] },
        },
        error: null,
      },
    },
    { response: { data: { code: 'invalid_arguments' } } },
  ])
  expect(runs).toBe(3)
  expect(asked.filter(({ route }) => route === 'executeInSession')).toEqual([])
})

test('more calls than a multi-execute may make are refused by the engine, and none of them runs here', async () => {
  let ran = 0
  const count = createCustomTool('COUNT', {
    name: 'Count',
    description: 'Counts its calls.',
    inputParams: {},
    execute: () => ({ ran: (ran += 1) }),
  })
  const refused = { data: { code: 'invalid_arguments' }, error: 'Too many.', log_id: 'log_1' }
  const { session } = await openPlain(
    { experimental: { customTools: [count] } },
    { executeInSession: () => refused },
  )
  const tools = Array.from({ length: 51 }, () => ({ tool_slug: 'LOCAL_COUNT', arguments: {} }))
  expect(await session.execute(multi, { tools })).toMatchObject({ error: 'Too many.' })
  expect(ran).toBe(0)
})

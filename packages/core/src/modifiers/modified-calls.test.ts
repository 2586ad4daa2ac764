import { expect, test } from 'vitest'
import { createCustomTool } from '../custom-tools/custom-tool.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { Maillon } from '../maillon.ts'
import { FunctionToolsProvider } from '../provider/function-tools.ts'
import { openPlain } from '../sessions/open-plain.contract.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireSession, wireTool } from '../transport/wire-samples.contract.ts'
import type { SessionModifiers } from './modifiers.ts'

const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

const echo = createCustomTool('ECHO', {
  name: 'Echo',
  description: 'Answers its input.',
  inputParams: { type: 'object' },
  preload: true,
  execute: (input) => input,
})

/** An engine whose tools answer their arguments. */
const echoing: Handlers = {
  listSessionTools: () => page([wireTool('ACME_ECHO')]),
  listTools: ({ query }) =>
    page(
      (query.tool_slugs ?? '')
        .split(',')
        .filter((slug) => slug !== 'NOPE')
        .map(wireTool),
    ),
  executeInSession: ({ input }) => {
    const { tool_slug, arguments: args = {} } = input.body
    if (tool_slug !== multi) return { data: args, error: null, log_id: 'log_1' }
    const tools = (args as { tools: { tool_slug: string; arguments: object }[] }).tools
    const results = tools.map((one, index) => ({
      tool_slug: one.tool_slug,
      index,
      response: { data: one.arguments, error: null, successful: true, log_id: `log_${index}` },
      error: null,
    }))
    return { data: { results, total_count: results.length }, error: null, log_id: 'log_all' }
  },
}

async function open(modifiers: SessionModifiers, handlers: Handlers = {}) {
  const config = { experimental: { customTools: [echo] } }
  const opened = await openPlain(config, { ...echoing, ...handlers })
  const { tools, execute, context } = await opened.session.tools(modifiers)
  opened.asked.length = 0
  return { ...opened, tools, execute, context }
}

test('modifySchema changes what is shown, of custom tools too, and nothing else', async () => {
  const seen: string[] = []
  const { tools, session } = await open({
    async modifySchema({ toolSlug, toolkitSlug, schema }) {
      seen.push(`${toolkitSlug} ${toolSlug}`)
      schema.inputParameters.properties = { changed: { type: 'string' } }
      return { ...schema, slug: 'OTHER', description: `Changed: ${schema.description}` }
    },
  })
  expect(seen).toEqual(['gmail ACME_ECHO', 'custom LOCAL_ECHO'])
  expect(tools.map(({ slug }) => slug)).toEqual(['ACME_ECHO', 'LOCAL_ECHO'])
  expect(tools[1]).toMatchObject({
    description: 'Changed: Answers its input.',
    inputParameters: { properties: { changed: { type: 'string' } } },
  })
  const [, untouched] = await session.rawTools()
  expect(untouched).toMatchObject({
    description: 'Answers its input.',
    inputParameters: { type: 'object' },
  })
  expect(untouched?.inputParameters).not.toHaveProperty('properties')
})

test.each(['ACME_ECHO', 'LOCAL_ECHO'])('a call of %s passes both modifiers', async (slug) => {
  const toolkitSlug = slug === 'LOCAL_ECHO' ? 'custom' : 'gmail'
  const seen: unknown[] = []
  const { execute, asked } = await open({
    async beforeExecute(context) {
      seen.push(context)
      return { ...context.params, before: true }
    },
    afterExecute(context) {
      seen.push(context)
      return { data: { ...context.result.data, after: true }, error: null }
    },
  })
  const { data, error, logId } = await execute(slug, { a: 1 })
  expect({ data, error }).toEqual({ data: { a: 1, before: true, after: true }, error: null })
  const known = { toolSlug: slug, toolkitSlug, sessionId: 'trs_1' }
  const result = { data: { a: 1, before: true }, error: null, logId, successful: true }
  expect(seen).toEqual([
    { ...known, params: { a: 1 } },
    { ...known, result },
  ])
  expect(asked.map(({ route }) => route)).toEqual(slug === 'LOCAL_ECHO' ? [] : ['executeInSession'])
})

test('without modifiers nothing is done to calls, and the session itself has none', async () => {
  const { session } = await open({ beforeExecute: () => ({ changed: true }) })
  expect(await session.execute('ACME_ECHO', { a: 1 })).toMatchObject({ data: { a: 1 } })
  const { execute } = await open({ modifySchema: ({ schema }) => schema })
  expect(await execute('ACME_ECHO', { a: 1 })).toMatchObject({ data: { a: 1 } })
})

test('each item of a multi-execute passes the modifiers, with its own toolkit', async () => {
  const seen: string[] = []
  const { execute, asked } = await open({
    beforeExecute({ toolSlug, toolkitSlug, params }) {
      seen.push(`before ${toolkitSlug} ${toolSlug}`)
      return toolSlug === multi ? params : { ...params, before: toolSlug }
    },
    afterExecute({ toolSlug, toolkitSlug, result }) {
      seen.push(`after ${toolkitSlug} ${toolSlug}`)
      return toolSlug === multi ? result : { ...result, data: { ...result.data, after: true } }
    },
  })
  const call = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { a: 1 }, account: 'work' }
  const { data, logId } = await execute(multi, {
    tools: [call, { tool_slug: 'LOCAL_ECHO' }, { tool_slug: 'NOPE', arguments: {} }],
  })
  expect(seen.slice(0, 4)).toEqual([
    `before composio ${multi}`,
    'before gmail GMAIL_SEND_EMAIL',
    'before custom LOCAL_ECHO',
    'before unknown NOPE',
  ])
  expect(seen.slice(4).toSorted()).toEqual([
    `after composio ${multi}`,
    'after custom LOCAL_ECHO',
    'after gmail GMAIL_SEND_EMAIL',
    'after unknown NOPE',
  ])
  expect(asked.at(-1)?.body).toMatchObject({
    arguments: {
      tools: [
        { ...call, arguments: { a: 1, before: 'GMAIL_SEND_EMAIL' } },
        { tool_slug: 'NOPE', arguments: { before: 'NOPE' } },
      ],
    },
  })
  expect(logId).toBe('log_all')
  const both = (before: string, more = {}) => ({ ...more, before, after: true })
  expect(data).toMatchObject({
    results: [
      { index: 0, response: { data: both('GMAIL_SEND_EMAIL', { a: 1 }), log_id: 'log_0' } },
      { index: 1, response: { data: both('LOCAL_ECHO') } },
      { index: 2, response: { data: both('NOPE') } },
    ],
    total_count: 3,
    success_count: 3,
  })
})

test('toolkits are asked for once', async () => {
  const { execute, asked } = await open({ beforeExecute: ({ params }) => params })
  const tools = [{ tool_slug: 'GMAIL_A', arguments: {} }]
  await execute(multi, { tools })
  await execute(multi, { tools })
  expect(asked.filter(({ query }) => query.tool_slugs === 'GMAIL_A')).toHaveLength(1)
})

test('what a modifier throws is the result of its call, and of its item alone', async () => {
  const { execute, asked } = await open({
    beforeExecute({ toolSlug, params }) {
      if (params.forbidden) throw new Error(`Not ${toolSlug} at night.`)
      return params
    },
    afterExecute({ result }) {
      if (result.data.odd) throw new MaillonError('forbidden', { message: 'Odd.' })
      return result
    },
  })
  const forbidden = { code: 'tool_failed', message: 'Not ACME_ECHO at night.' }
  expect(await execute('ACME_ECHO', { forbidden: true })).toMatchObject({
    data: forbidden,
    error: forbidden.message,
  })
  expect(asked).toEqual([])
  expect(await execute('ACME_ECHO', { odd: true })).toMatchObject({ error: 'Odd.' })
  asked.length = 0
  const { data } = await execute(multi, {
    tools: [
      { tool_slug: 'ACME_ECHO', arguments: { forbidden: true } },
      { tool_slug: 'ACME_ECHO', arguments: { a: 1 } },
      { tool_slug: 'LOCAL_ECHO', arguments: { odd: true } },
    ],
  })
  expect(data).toMatchObject({
    results: [
      { error: forbidden.message, response: { data: forbidden, successful: false } },
      { error: null, response: { data: { a: 1 } } },
      { error: 'Odd.', response: { data: { code: 'forbidden' } } },
    ],
    success_count: 1,
    error_count: 2,
  })
  expect(asked.at(-1)?.body).toMatchObject({ arguments: { tools: [{ arguments: { a: 1 } }] } })
})

test.each<[modifiers: object, name: string]>([
  [{ beforeExecute: () => undefined }, 'beforeExecute'],
  [{ afterExecute: () => 'text' }, 'afterExecute'],
])('a modifier that answers nothing is told of: %#', async (modifiers, name) => {
  const { execute } = await open(modifiers)
  expect(await execute('ACME_ECHO', {})).toMatchObject({
    data: { code: 'invalid_request', message: expect.stringContaining(name) },
  })
})

test('a schema modifier that answers nothing rejects', async () => {
  const modifySchema = (() => undefined) as never
  await expect(open({ modifySchema })).rejects.toMatchObject({ code: 'invalid_request' })
})

test('an engine that is away rejects, as it does without modifiers', async () => {
  const executeInSession = () => {
    throw new TypeError('fetch failed')
  }
  const { execute } = await open({ afterExecute: ({ result }) => result }, { executeInSession })
  await expect(execute('ACME_ECHO', {})).rejects.toMatchObject({ code: 'network_error' })
  const tools = [{ tool_slug: 'ACME_ECHO', arguments: {} }]
  await expect(execute(multi, { tools })).rejects.toMatchObject({ code: 'network_error' })
})

test('the result of a resumed call passes afterExecute, with the tool that waited', async () => {
  const handlers: Handlers = {
    resumeInSession: () => ({ data: { sent: true }, error: null, log_id: 'log_1' }),
    getApproval: () => ({
      approval_id: 'pc_1',
      status: 'done',
      tool_slug: 'GMAIL_SEND_EMAIL',
      arguments: {},
      effect: 'write',
      expires_at: '2026-11-01T00:10:00.000Z',
    }),
  }
  const { context } = await open(
    {
      afterExecute: ({ toolSlug, toolkitSlug, result }) => ({
        ...result,
        data: { ...result.data, toolSlug, toolkitSlug },
      }),
    },
    handlers,
  )
  expect(await context?.resume('pc_1')).toEqual({
    data: { sent: true, toolSlug: 'GMAIL_SEND_EMAIL', toolkitSlug: 'gmail' },
    error: null,
    logId: 'log_1',
  })
  const before = await open({ beforeExecute: ({ params }) => params }, handlers)
  expect((await before.context?.resume('pc_1'))?.data).toEqual({ sent: true })
})

test('what runs calls by hand takes the session with its modifiers', async () => {
  const { session } = await openPlain({ experimental: { customTools: [echo] } }, echoing)
  const modified = session.withModifiers({
    modifySchema: ({ schema }) => ({
      ...schema,
      inputParameters: {
        type: 'object',
        properties: { shown: { type: 'number' } },
        required: ['shown'],
      },
    }),
    beforeExecute: ({ params }) => ({ real: params.shown }),
    afterExecute: ({ toolkitSlug, result }) => ({
      ...result,
      data: { ...result.data, toolkitSlug },
    }),
  })
  const provider = new FunctionToolsProvider()
  const calls = ['ACME_ECHO', 'LOCAL_ECHO'].flatMap((name) =>
    ['{"shown":1}', '{}'].map((args, index) => ({
      id: `${name} ${index}`,
      type: 'function',
      function: { name, arguments: args },
    })),
  )
  const completion = { choices: [{ message: { tool_calls: calls } }] }
  const answers = await provider.handleToolCalls(modified, completion)
  const told = answers.map(({ content }) => JSON.parse(content) as object)
  expect(told).toMatchObject([
    { real: 1, toolkitSlug: 'gmail' },
    { code: 'invalid_arguments' },
    { real: 1, toolkitSlug: 'custom' },
    { code: 'invalid_arguments' },
  ])
})

test('modifiers of calls are refused where the tools of the provider run none', async () => {
  const { fetch } = fakeEngine({
    createSession: () => wireSession(),
    listSessionTools: () => page([wireTool('ACME_ECHO')]),
  })
  const maillon = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'mk_1', fetch })
  const session = await maillon.create('user_123')
  await expect(session.tools({ beforeExecute: ({ params }) => params })).rejects.toMatchObject({
    code: 'invalid_request',
    hint: expect.stringContaining('withModifiers'),
  })
  const modifySchema: SessionModifiers['modifySchema'] = ({ schema }) => ({
    ...schema,
    description: 'Changed.',
  })
  expect(await session.tools({ modifySchema })).toMatchObject([
    { function: { description: 'Changed.' } },
  ])
})

import { MaillonError } from '@maillon/core'
import { type ExecuteTool, toolName } from '@maillon/core/provider'
import type { ResponseInputItem, Tool } from 'openai/resources/responses/responses'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import type { ResponsesTool } from './in-namespaces.ts'
import { type ModelServer, startModelServer } from './model-server.contract.ts'
import { OpenAIResponsesProvider } from './openai-responses-provider.ts'
import { echo, longSlug, read, sampleTool, sampleTools } from './sample-tools.contract.ts'

let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})

afterAll(() => model.close())

/** What the session answered the calls that are set, and what the model said then. */
async function respond(
  execute: ExecuteTool,
  signal?: AbortSignal,
  provider = new OpenAIResponsesProvider({ strict: true }),
) {
  model.requests = []
  const common = { model: 'm', tools: provider.wrapTools(sampleTools) }
  const response = await model.client.responses.create({ ...common, input: 'Go on.' })
  const session = { execute, rawTools: async () => sampleTools }
  const outputs = await provider.handleToolCalls(session, response, { signal })
  expectTypeOf(outputs).toEqualTypeOf<ResponseInputItem.FunctionCallOutput[]>()
  const next = await model.client.responses.create({
    ...common,
    previous_response_id: response.id,
    input: outputs,
  })
  expect(model.requests[1]?.input).toEqual(outputs)
  return { outputs, said: next.output_text }
}

test('a round trip: the model calls, the session answers in order, the model goes on', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë 🙂","cc":null,"draft":null}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":' },
    { name: toolName(longSlug), arguments: '' },
  ]
  const { outputs, said } = await respond(echo)
  expect(said).toBe('done')
  expect(outputs.map(({ type, call_id, output }) => [type, call_id, read(output)])).toEqual([
    ['function_call_output', 'call_0', { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë 🙂' } }],
    ['function_call_output', 'call_1', expect.objectContaining({ code: 'invalid_arguments' })],
    ['function_call_output', 'call_2', { slug: longSlug, input: {} }],
  ])
})

test('the tools are flat, and strict where their schemas can be', async () => {
  model.calls = []
  await respond(echo)
  const wrapped = new OpenAIResponsesProvider({ strict: true }).wrapTools(sampleTools)
  expectTypeOf(wrapped).toEqualTypeOf<ResponsesTool[]>()
  expectTypeOf(wrapped).toExtend<Tool[]>()
  expect(model.requests[0]?.tools).toEqual(wrapped)
  expect(wrapped).toMatchObject([
    { type: 'function', name: 'GMAIL_SEND_EMAIL', strict: true },
    {
      type: 'function',
      name: toolName(longSlug),
      description: `Runs ${longSlug}.`,
      parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
      strict: true,
    },
    { name: 'GMAIL_SET_LABELS', parameters: sampleTools[2]?.inputParameters, strict: false },
  ])
  for (const tool of new OpenAIResponsesProvider({ strict: false }).wrapTools(sampleTools)) {
    expect(tool).toMatchObject({ strict: false })
  }
})

test('a tool that asks for a connection hands the model its link', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' }]
  const { outputs } = await respond(async () => ({
    data: { code: 'connection_required', redirect_url: 'https://app.example/link/ln_1' },
    error: 'Connect Gmail first.',
    logId: 'log_1',
  }))
  expect(read(outputs[0]?.output)).toEqual({
    code: 'connection_required',
    error: 'Connect Gmail first.',
    redirect_url: 'https://app.example/link/ln_1',
  })
})

test('an abort reaches the session and rejects', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' }]
  const controller = new AbortController()
  const running = respond(
    (_, __, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
        controller.abort()
      }),
    controller.signal,
  )
  await expect(running).rejects.toSatisfy((error) => MaillonError.is(error, 'aborted'))
})

test('a streamed response is handled like any other', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë 🙂","cc":null,"draft":null}' },
    { name: 'GMAIL_SET_LABELS', arguments: '{"labels":{"a":"b"}}' },
  ]
  const provider = new OpenAIResponsesProvider({ strict: true })
  const tools = provider.wrapTools(sampleTools)
  const stream = model.client.responses.stream({ model: 'm', input: 'Go on.', tools })
  const pieces: string[] = []
  stream.on('response.function_call_arguments.delta', ({ delta }) => pieces.push(delta))
  const response = await stream.finalResponse()
  expect(pieces).toHaveLength(4)
  const session = { execute: echo, rawTools: async () => sampleTools }
  const outputs = await provider.handleToolCalls(session, response)
  expect(outputs.map(({ output }) => read(output).input)).toEqual([
    { to: 'zoë 🙂' },
    { labels: { a: 'b' } },
  ])
})

test('with namespaces, each toolkit of several tools is one, and its calls are answered', async () => {
  const tools = [
    sampleTool('COMPOSIO_SEARCH_TOOLS', undefined, 'composio'),
    sampleTool('COMPOSIO_MANAGE_CONNECTIONS', undefined, 'composio'),
    ...sampleTools,
    sampleTool('RESEND_SEND_EMAIL', undefined, 'resend'),
  ]
  const provider = new OpenAIResponsesProvider({ strict: true, namespaces: true })
  const wrapped = provider.wrapTools(tools)
  expect(wrapped).toMatchObject([
    { type: 'function', name: 'COMPOSIO_SEARCH_TOOLS' },
    { type: 'function', name: 'COMPOSIO_MANAGE_CONNECTIONS' },
    {
      type: 'namespace',
      name: 'gmail',
      description: `gmail: GMAIL_SEND_EMAIL, ${longSlug}, GMAIL_SET_LABELS`,
      tools: new OpenAIResponsesProvider({ strict: true }).wrapTools(sampleTools),
    },
    { type: 'function', name: 'RESEND_SEND_EMAIL' },
  ])
  model.calls = [
    {
      name: 'GMAIL_SEND_EMAIL',
      arguments: '{"to":"a","cc":null,"draft":null}',
      namespace: 'gmail',
    },
  ]
  const response = await model.client.responses.create({ model: 'm', input: '', tools: wrapped })
  const session = { execute: echo, rawTools: async () => tools }
  const [output] = await provider.handleToolCalls(session, response)
  expect(read(output?.output)).toEqual({ slug: 'GMAIL_SEND_EMAIL', input: { to: 'a' } })
})

test('deferred namespaces are searched by the model', async () => {
  const provider = new OpenAIResponsesProvider({ strict: true, namespaces: 'deferred' })
  const [namespace, search, ...rest] = provider.wrapTools(sampleTools)
  expect(rest).toEqual([])
  expect(search).toEqual({ type: 'tool_search' })
  expect(namespace).toMatchObject({
    type: 'namespace',
    tools: sampleTools.map(() => ({ type: 'function', defer_loading: true })),
  })
  const alone = provider.wrapTools(sampleTools.slice(1, 2))
  expect(alone).toEqual(
    new OpenAIResponsesProvider({ strict: true }).wrapTools(sampleTools.slice(1, 2)),
  )
})

test('more tools than a request may have are refused; of namespaces, each has as many', () => {
  const many = (count: number, toolkit: string) =>
    Array.from({ length: count }, (_, index) => sampleTool(`${toolkit}_${index}`, {}, toolkit))
  const flat = new OpenAIResponsesProvider({ strict: true })
  expect(() => flat.wrapTools(many(129, 'a'))).toThrow(
    expect.objectContaining({ code: 'invalid_request', hint: expect.stringContaining('search') }),
  )
  const grouped = new OpenAIResponsesProvider({ strict: true, namespaces: true })
  const [first, second] = grouped.wrapTools([...many(128, 'a'), ...many(128, 'b')])
  expect(first).toMatchObject({ description: expect.stringMatching(/^a: a_0, .*, and 88 more$/) })
  expect(second).toMatchObject({ type: 'namespace', name: 'b' })
  expect(() => grouped.wrapTools(many(129, 'a'))).toThrow('at most 128 in the namespace a.')
  const singles = Array.from({ length: 129 }, (_, index) => many(1, `kit${index}`)).flat()
  expect(() => grouped.wrapTools(singles)).toThrow('at most 128 in a request.')
})

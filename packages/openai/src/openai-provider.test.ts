import { MaillonError, type Session } from '@maillon/core'
import { type ExecuteTool, type RunnableSession, toolName } from '@maillon/core/provider'
import type {
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
  ChatCompletionToolMessageParam,
} from 'openai/resources/chat/completions'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { type ModelServer, startModelServer } from './model-server.contract.ts'
import { OpenAIProvider } from './openai-provider.ts'
import { echo, longSlug, read, sampleTool, sampleTools } from './sample-tools.contract.ts'

let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})

afterAll(() => model.close())

/** What the session answered the calls that are set, and what the model said then. */
async function chat(
  execute: ExecuteTool,
  signal?: AbortSignal,
  provider = new OpenAIProvider({ strict: true }),
) {
  model.requests = []
  const { completions } = model.client.chat
  const tools = provider.wrapTools(sampleTools)
  const messages: ChatCompletionMessageParam[] = [{ role: 'user', content: 'Go on.' }]
  const completion = await completions.create({ model: 'm', messages, tools })
  const session = { execute, rawTools: async () => sampleTools }
  const answers = await provider.handleToolCalls(session, completion, { signal })
  expectTypeOf(answers).toEqualTypeOf<ChatCompletionToolMessageParam[]>()
  const [choice] = completion.choices
  if (choice) messages.push(choice.message, ...answers)
  const last = await completions.create({ model: 'm', messages, tools })
  return { answers, said: last.choices[0]?.message.content }
}

test('a round trip: the model calls, the session answers in order, the model goes on', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë 🙂"}' },
    { name: toolName(longSlug), arguments: '' },
  ]
  const { answers, said } = await chat(echo)
  expect(said).toBe('done')
  expect(answers.map(({ tool_call_id }) => tool_call_id)).toEqual(['call_0', 'call_1'])
  expect(answers.map(({ content }) => read(content))).toEqual([
    { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë 🙂' } },
    { slug: longSlug, input: {} },
  ])
})

test('a tool is strict where its schema can be, and else as it is, under a name that OpenAI takes', async () => {
  const wrapped = new OpenAIProvider({ strict: true }).wrapTools(sampleTools)
  expectTypeOf(wrapped).toEqualTypeOf<ChatCompletionFunctionTool[]>()
  model.calls = []
  await chat(echo)
  expect(model.requests[0]?.tools).toEqual(wrapped)
  expect(wrapped.map((tool) => tool.function)).toEqual([
    {
      name: 'GMAIL_SEND_EMAIL',
      description: 'Runs GMAIL_SEND_EMAIL.',
      parameters: {
        type: 'object',
        properties: {
          to: { type: 'string' },
          cc: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
          draft: {
            anyOf: [
              {
                type: 'object',
                properties: { subject: { type: ['string', 'null'] } },
                required: ['subject'],
                additionalProperties: false,
              },
              { type: 'null' },
            ],
          },
        },
        required: ['to', 'cc', 'draft'],
        additionalProperties: false,
      },
      strict: true,
    },
    {
      name: toolName(longSlug),
      description: `Runs ${longSlug}.`,
      parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
      strict: true,
    },
    {
      name: 'GMAIL_SET_LABELS',
      description: 'Runs GMAIL_SET_LABELS.',
      parameters: sampleTools[2]?.inputParameters,
      strict: false,
    },
  ])
})

test('what a model leaves out of a strict call by null never reaches the tool', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a","cc":null,"draft":{"subject":null}}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":null,"cc":null,"draft":null}' },
  ]
  const { answers } = await chat(echo)
  expect(answers.map(({ content }) => read(content))).toEqual([
    { slug: 'GMAIL_SEND_EMAIL', input: { to: 'a', draft: {} } },
    expect.objectContaining({ code: 'invalid_arguments', errors: [expect.stringMatching(/^to:/)] }),
  ])
})

test('without strict mode, every schema and every null stays as it is', async () => {
  const provider = new OpenAIProvider({ strict: false })
  for (const [index, tool] of provider.wrapTools(sampleTools).entries()) {
    expect(tool.function.strict).toBe(false)
    expect(tool.function.parameters).toEqual(sampleTools[index]?.inputParameters)
  }
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a","cc":null}' }]
  const { answers } = await chat(echo, undefined, provider)
  expect(read(answers[0]?.content)).toMatchObject({ code: 'invalid_arguments' })
})

test('whatever a model gets wrong, it is told, and the rest still runs', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":5}' },
    { name: 'NO_SUCH_TOOL', arguments: '{}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' },
  ]
  const { answers, said } = await chat(async (slug, input, options) => {
    if (slug !== 'NO_SUCH_TOOL') return echo(slug, input, options)
    throw new MaillonError('tool_not_found')
  })
  expect(said).toBe('done')
  expect(answers.map(({ content }) => read(content))).toMatchObject([
    { code: 'invalid_arguments', errors: ['The arguments are not a JSON object.'] },
    { code: 'invalid_arguments', errors: [expect.stringMatching(/^to: /)] },
    { code: 'tool_not_found' },
    { input: { to: 'a' } },
  ])
})

test('a tool that asks for a connection hands the model its link', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' }]
  const { answers } = await chat(async () => ({
    data: {
      code: 'connection_required',
      message: 'Connect Gmail first.',
      redirect_url: 'https://app.example/link/ln_1',
    },
    error: 'Connect Gmail first.',
    logId: 'log_1',
  }))
  expect(read(answers[0]?.content)).toEqual({
    code: 'connection_required',
    error: 'Connect Gmail first.',
    redirect_url: 'https://app.example/link/ln_1',
  })
})

test('an abort reaches the session and rejects', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' }]
  const controller = new AbortController()
  const running = chat(
    (_, __, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
        controller.abort()
      }),
    controller.signal,
  )
  await expect(running).rejects.toSatisfy((error) => MaillonError.is(error, 'aborted'))
})

test('a streamed completion is handled like any other', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë 🙂","cc":null,"draft":null}' },
    { name: 'GMAIL_SET_LABELS', arguments: '{"labels":{"a":"b"}}' },
  ]
  const provider = new OpenAIProvider({ strict: true })
  const stream = model.client.chat.completions.stream({
    model: 'm',
    messages: [{ role: 'user', content: 'Go on.' }],
    tools: provider.wrapTools(sampleTools),
  })
  const pieces: string[] = []
  stream.on('tool_calls.function.arguments.delta', (event) => {
    pieces.push(event.arguments_delta)
  })
  const completion = await stream.finalChatCompletion()
  expect(pieces.length).toBeGreaterThan(2)
  const session = { execute: echo, rawTools: async () => sampleTools }
  const answers = await provider.handleToolCalls(session, completion)
  expect(answers.map(({ content }) => read(content).input)).toEqual([
    { to: 'zoë 🙂' },
    { labels: { a: 'b' } },
  ])
})

test('more tools than a request may have are refused with a word on what to do', () => {
  const many = Array.from({ length: 129 }, (_, index) => sampleTool(`TOOL_${index}`))
  const provider = new OpenAIProvider({ strict: true })
  expect(provider.wrapTools(many.slice(1))).toHaveLength(128)
  expect(() => provider.wrapTools(many)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      message: 'These are 129 tools, and OpenAI takes at most 128 in a request.',
      hint: expect.stringContaining('search'),
    }),
  )
  expect(new OpenAIProvider({ strict: true, maxTools: 200 }).wrapTools(many)).toHaveLength(129)
})

test('what a session of Maillon has is enough for calls and runs', () => {
  expectTypeOf<Session<ChatCompletionFunctionTool[]>>().toExtend<RunnableSession>()
})

import { AIMessage, ToolMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import type { DynamicStructuredTool } from '@langchain/core/tools'
import { convertToOpenAITool } from '@langchain/core/utils/function_calling'
import { ToolNode } from '@langchain/langgraph/prebuilt'
import { MaillonError } from '@maillon/core'
import { type ExecuteTool, type SessionTool, toolName } from '@maillon/core/provider'
import { createAgent } from 'langchain'
import { expect, expectTypeOf, test } from 'vitest'
import { LangChainProvider } from './langchain-provider.ts'

const long = `CRM_${'VERY_'.repeat(20)}LONG`
const tools = [
  tool('GMAIL_SEND_EMAIL', {
    type: 'object',
    properties: { to: { type: 'string' } },
    required: ['to'],
  }),
  tool(long, {}),
]

function tool(slug: string, inputParameters: SessionTool['inputParameters']): SessionTool {
  return {
    slug,
    name: slug,
    description: `Runs ${slug}.`,
    toolkit: { slug: 'gmail', name: 'Gmail', logo: '' },
    inputParameters,
    outputParameters: {},
    tags: [],
    version: '20261101_00',
  }
}

/** What an agent's tool messages say, after a model made these calls. */
async function run(
  calls: { name: string; args: Record<string, unknown> }[],
  execute: ExecuteTool,
  signal?: AbortSignal,
) {
  const model = fakeModel()
    .respondWithTools(calls.map((call, index) => ({ ...call, id: `call_${index}` })))
    .respond(new AIMessage('done'))
  const agent = createAgent({ model, tools: new LangChainProvider().wrapTools(tools, execute) })
  const { messages } = await agent.invoke(
    { messages: [{ role: 'user', content: 'Go on.' }] },
    signal && { signal },
  )
  expect(messages.at(-1)?.content).toBe('done')
  expect(model.calls[1]?.messages).toEqual(messages.slice(0, -1))
  return messages.filter((message) => ToolMessage.isInstance(message))
}

const read = (message: ToolMessage | undefined) => JSON.parse(message?.text ?? '')

/** Answers what it was asked. */
const echo: ExecuteTool = async (slug, input) => ({
  data: { slug, input },
  error: null,
  logId: 'log_1',
})

test('a call goes to the session, the model reads its output, and the app has the whole result', async () => {
  const [message] = await run([{ name: 'GMAIL_SEND_EMAIL', args: { to: 'zoë 🙂' } }], echo)
  const data = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë 🙂' } }
  expect(read(message)).toEqual(data)
  expect(message).toMatchObject({
    name: 'GMAIL_SEND_EMAIL',
    tool_call_id: 'call_0',
    status: 'success',
    artifact: { data, error: null, logId: 'log_1' },
  })
})

test('the model is given names, descriptions and schemas as it takes them', () => {
  const wrapped = new LangChainProvider().wrapTools(tools, echo)
  expect(wrapped.map((tool) => convertToOpenAITool(tool))).toEqual([
    {
      type: 'function',
      function: {
        name: 'GMAIL_SEND_EMAIL',
        description: 'Runs GMAIL_SEND_EMAIL.',
        parameters: tools[0]?.inputParameters,
      },
    },
    {
      type: 'function',
      function: {
        name: toolName(long),
        description: `Runs ${long}.`,
        parameters: { type: 'object', properties: {} },
      },
    },
  ])
})

test('a mapped name reaches its slug', async () => {
  const [message] = await run([{ name: toolName(long), args: {} }], echo)
  expect(read(message)).toEqual({ slug: long, input: {} })
})

test('bad arguments never reach the session, and the model is told which, without a stack', async () => {
  const reached: string[] = []
  const [message] = await run([{ name: 'GMAIL_SEND_EMAIL', args: { to: 5 } }], async (slug) => {
    reached.push(slug)
    return { data: {}, error: null, logId: 'log_1' }
  })
  expect(reached).toEqual([])
  expect(message).toMatchObject({
    status: 'error',
    tool_call_id: 'call_0',
    name: 'GMAIL_SEND_EMAIL',
    artifact: { data: { code: 'invalid_arguments' } },
  })
  expect(read(message)).toEqual({
    code: 'invalid_arguments',
    error: "The arguments do not fit the tool's input schema.",
    errors: ['to: Invalid input: expected string, received number'],
    hint: 'Correct the arguments and call the tool again.',
  })
  expect(message?.text).not.toMatch(/\.[jt]s:|at /)
})

test('a schema that LangChain cannot read does not stand between the model and the engine', async () => {
  const odd = tool('ODD', { properties: { a: { $ref: 'https://example.com/schema.json' } } })
  const [wrapped] = new LangChainProvider().wrapTools([odd], echo)
  expect(JSON.parse(await wrapped?.invoke({ a: 1 }))).toEqual({ slug: 'ODD', input: { a: 1 } })
})

test('a tool that asks for a connection hands the model its link', async () => {
  const failure = {
    data: {
      code: 'connection_required',
      message: 'Connect Gmail first.',
      hint: 'Show the user the link.',
      redirect_url: 'https://app.example/link/ln_1',
    },
    error: 'Connect Gmail first.',
    logId: 'log_1',
  }
  const [message] = await run(
    [{ name: 'GMAIL_SEND_EMAIL', args: { to: 'a' } }],
    async () => failure,
  )
  expect(read(message)).toEqual({
    code: 'connection_required',
    error: 'Connect Gmail first.',
    hint: 'Show the user the link.',
    redirect_url: 'https://app.example/link/ln_1',
  })
  expect(message).toMatchObject({ status: 'error', artifact: failure })
})

test('neither an engine out of reach nor a fault shows the model more than a code', async () => {
  const faults = [new MaillonError('network_error'), new Error('postgres://me:secret@db')]
  const messages = await run(
    [
      { name: 'GMAIL_SEND_EMAIL', args: { to: 'a' } },
      { name: 'GMAIL_SEND_EMAIL', args: { to: 'b' } },
    ],
    () => Promise.reject(faults.shift()),
  )
  expect(messages.map((message) => read(message).code)).toEqual(['network_error', 'internal'])
  expect(messages.map(({ text }) => text).join()).not.toMatch(/secret|\.[jt]s:/)
})

test('an abort reaches the session and ends the run', async () => {
  const controller = new AbortController()
  const signals: (AbortSignal | undefined)[] = []
  const running = run(
    [{ name: 'GMAIL_SEND_EMAIL', args: { to: 'a' } }],
    (_, __, options) =>
      new Promise((_, reject) => {
        signals.push(options?.signal)
        options?.signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
        controller.abort()
      }),
    controller.signal,
  )
  await expect(running).rejects.toThrow()
  expect(signals.map((signal) => signal?.aborted)).toEqual([true])
})

test('calls of one step run side by side and keep their order', async () => {
  const waiting: (() => void)[] = []
  const messages = await run(
    ['a', 'b', 'c'].map((to) => ({ name: 'GMAIL_SEND_EMAIL', args: { to } })),
    async (_, input) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        if (waiting.length === 3) for (const go of waiting.toReversed()) go()
      })
      return { data: input, error: null, logId: 'log_1' }
    },
  )
  expect(messages.map(read)).toEqual([{ to: 'a' }, { to: 'b' }, { to: 'c' }])
})

test('a graph of one’s own has the same messages as an agent', async () => {
  const node = new ToolNode(new LangChainProvider().wrapTools(tools, echo))
  const tool_calls = [
    { name: 'GMAIL_SEND_EMAIL', args: { to: 'a' }, id: 'call_0' },
    { name: 'GMAIL_SEND_EMAIL', args: {}, id: 'call_1' },
  ]
  const { messages } = await node.invoke({
    messages: [new AIMessage({ content: '', tool_calls })],
  })
  expect(messages.map(({ status }: ToolMessage) => status)).toEqual(['success', 'error'])
  expect(read(messages[1]).code).toBe('invalid_arguments')
})

test('a tool that is invoked by hand answers the text alone', async () => {
  const [send] = new LangChainProvider().wrapTools(tools, echo)
  expect(JSON.parse(await send?.invoke({ to: 'a' }))).toMatchObject({ input: { to: 'a' } })
  expect(JSON.parse(await send?.invoke({ to: 5 }))).toMatchObject({ code: 'invalid_arguments' })
})

test('the collection is LangChain’s own type', () => {
  const wrapped = new LangChainProvider().wrapTools(tools, echo)
  expectTypeOf(wrapped).toEqualTypeOf<DynamicStructuredTool[]>()
  expect(createAgent({ model: fakeModel(), tools: wrapped })).toBeDefined()
})

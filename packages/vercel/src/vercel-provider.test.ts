import { MaillonError } from '@maillon/core'
import { type ExecuteTool, type SessionTool, toolName } from '@maillon/core/provider'
import {
  convertToModelMessages,
  generateText,
  isStepCount,
  simulateReadableStream,
  streamText,
  ToolLoopAgent,
  type ToolSet,
} from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { expect, expectTypeOf, test } from 'vitest'
import { VercelProvider } from './vercel-provider.ts'

type Generated = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>
type Chunk =
  Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'] extends ReadableStream<infer T>
    ? T
    : never

const usage: Generated['usage'] = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

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

const finish = (unified: 'stop' | 'tool-calls') => ({ unified, raw: undefined })

/** A model that makes these calls in its first step, and says "done" in its second. */
function modelThatCalls(...calls: [toolName: string, input: string][]) {
  const content = calls.map(([toolName, input], index) => ({
    type: 'tool-call' as const,
    toolCallId: `call_${index}`,
    toolName,
    input,
  }))
  return new MockLanguageModelV4({
    doGenerate: [
      { content, finishReason: finish('tool-calls'), usage, warnings: [] },
      {
        content: [{ type: 'text', text: 'done' }],
        finishReason: finish('stop'),
        usage,
        warnings: [],
      },
    ],
    doStream: [
      chunks(...content, { type: 'finish', finishReason: finish('tool-calls'), usage }),
      chunks(
        { type: 'text-start', id: 't' },
        { type: 'text-delta', id: 't', delta: 'done' },
        { type: 'text-end', id: 't' },
        { type: 'finish', finishReason: finish('stop'), usage },
      ),
    ],
  })
}

function chunks(...parts: Chunk[]) {
  const start: Chunk = { type: 'stream-start', warnings: [] }
  return { stream: simulateReadableStream({ chunks: [start, ...parts] }) }
}

/** What the model was told of its calls. */
function told(model: MockLanguageModelV4) {
  const prompt = [...model.doGenerateCalls, ...model.doStreamCalls].at(-1)?.prompt ?? []
  return prompt
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .map((part) => (part.type === 'tool-result' ? part.output : part))
}

function run(model: MockLanguageModelV4, execute: ExecuteTool, abortSignal?: AbortSignal) {
  return generateText({
    model,
    tools: new VercelProvider().wrapTools(tools, execute),
    prompt: 'Go on.',
    stopWhen: isStepCount(3),
    ...(abortSignal && { abortSignal }),
  })
}

/** Answers what it was asked. */
const echo: ExecuteTool = async (slug, input) => ({
  data: { slug, input },
  error: null,
  logId: 'log_1',
})

test('a call goes to the session, the model reads its output, and the app has the whole result', async () => {
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":"zoë 🙂"}'])
  const result = await run(model, echo)
  const data = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë 🙂' } }
  expect(result.text).toBe('done')
  expect(told(model)).toEqual([{ type: 'json', value: data }])
  expect(result.steps[0]?.toolResults[0]?.output).toEqual({ data, error: null, logId: 'log_1' })
})

test('the model is given names and schemas as it takes them, and a name leads back to its slug', async () => {
  const model = modelThatCalls([toolName(long), ''])
  await run(model, echo)
  expect(told(model)).toEqual([{ type: 'json', value: { slug: long, input: {} } }])
  expect(model.doGenerateCalls[0]?.tools).toMatchObject([
    { name: 'GMAIL_SEND_EMAIL', inputSchema: tools[0]?.inputParameters },
    { name: toolName(long), inputSchema: { type: 'object', properties: {} } },
  ])
})

test('bad arguments never reach the session, and the model is told which', async () => {
  const reached: string[] = []
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":5}'], ['GMAIL_SEND_EMAIL', '{"to":'])
  const result = await run(model, async (slug) => {
    reached.push(slug)
    return { data: {}, error: null, logId: 'log_1' }
  })
  expect(result.text).toBe('done')
  expect(reached).toEqual([])
  const [wrongType, wrongJson] = told(model)
  const sentence = expect.stringMatching(/to: Invalid input: expected string.*\nCorrect the/s)
  expect(wrongType).toMatchObject({ type: 'error-text', value: sentence })
  expect(wrongJson).toMatchObject({ type: 'error-text' })
  expect(JSON.stringify(told(model))).not.toContain('.ts:')
})

test('bad arguments can be repaired the way of the SDK', async () => {
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":5}'])
  await generateText({
    model,
    tools: new VercelProvider().wrapTools(tools, echo),
    prompt: 'Go on.',
    stopWhen: isStepCount(3),
    repairToolCall: async ({ toolCall }) => ({ ...toolCall, input: '{"to":"a"}' }),
  })
  expect(told(model)).toMatchObject([{ type: 'json', value: { input: { to: 'a' } } }])
})

test('a tool that asks for a connection hands the model its link, as data', async () => {
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
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
  const result = await run(model, async () => failure)
  expect(result.steps[0]?.toolResults[0]?.output).toEqual(failure)
  const { message, ...facts } = failure.data
  expect(told(model)).toEqual([{ type: 'error-json', value: { ...facts, error: message } }])
})

test('a session that cannot be reached is data too, in an agent as well', async () => {
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
  const wrapped = new VercelProvider().wrapTools(tools, () =>
    Promise.reject(new MaillonError('network_error')),
  )
  expectTypeOf(wrapped).toEqualTypeOf<ToolSet>()
  const result = await new ToolLoopAgent({ model, tools: wrapped }).generate({ prompt: 'Go on.' })
  expect(result.text).toBe('done')
  expect(told(model)).toMatchObject([{ type: 'error-json', value: { code: 'network_error' } }])
})

test('an abort reaches the session and ends the run', async () => {
  const controller = new AbortController()
  const signals: (AbortSignal | undefined)[] = []
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
  const running = run(
    model,
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
  expect(model.doGenerateCalls).toHaveLength(1)
})

test('calls of one step run side by side and keep their order', async () => {
  const waiting: (() => void)[] = []
  const model = modelThatCalls(
    ['GMAIL_SEND_EMAIL', '{"to":"a"}'],
    ['GMAIL_SEND_EMAIL', '{"to":"b"}'],
  )
  await run(model, async (_, input) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 2) for (const go of waiting.toReversed()) go()
    })
    return { data: input, error: null, logId: 'log_1' }
  })
  expect(told(model)).toEqual([
    { type: 'json', value: { to: 'a' } },
    { type: 'json', value: { to: 'b' } },
  ])
})

test('it streams, and what the page keeps is read back the same', async () => {
  const model = modelThatCalls(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
  const wrapped = new VercelProvider().wrapTools(tools, echo)
  const result = streamText({ model, tools: wrapped, prompt: 'Go on.', stopWhen: isStepCount(3) })
  const types: string[] = []
  for await (const part of result.stream) types.push(part.type)
  expect(await result.text).toBe('done')
  expect(types).toContain('tool-result')
  const data = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'a' } }
  expect(told(model)).toEqual([{ type: 'json', value: data }])

  const stored = {
    type: 'dynamic-tool' as const,
    toolName: 'GMAIL_SEND_EMAIL',
    toolCallId: 'call_0',
    state: 'output-available' as const,
    input: { to: 'a' },
    output: { data, error: null, logId: 'log_1' },
  }
  const messages = await convertToModelMessages([{ role: 'assistant', parts: [stored] }], {
    tools: wrapped,
  })
  expect(messages[1]?.content).toMatchObject([{ output: { type: 'json', value: data } }])
})

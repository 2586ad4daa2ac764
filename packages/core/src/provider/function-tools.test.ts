import { expect, expectTypeOf, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import { type FunctionTool, FunctionToolsProvider } from './function-tools.ts'
import type { ExecuteTool, SessionTool } from './provider.ts'
import { toolName } from './tool-name.ts'

const provider = new FunctionToolsProvider()

const long = `CRM_${'VERY_'.repeat(20)}LONG`
const tools = [
  tool('GMAIL_SEND_EMAIL', {
    type: 'object',
    properties: { to: { type: 'string' }, body: { type: 'string' } },
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

function completion(...calls: [name: string, text: string][]) {
  const tool_calls = calls.map(([name, text], index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name, arguments: text },
  }))
  return { choices: [{ message: { tool_calls } }] }
}

function session(execute: ExecuteTool) {
  return { execute, rawTools: async () => tools }
}

/** Answers what it was asked. */
const echo: ExecuteTool = async (slug, input) => ({
  data: { slug, input },
  error: null,
  logId: 'log_1',
})

test('each tool is a plain function tool under a name that models take', () => {
  const wrapped = provider.wrapTools(tools)
  expectTypeOf(wrapped).toEqualTypeOf<FunctionTool[]>()
  expect(wrapped).toEqual([
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

test('each call has its answer, in order, and a mapped name reaches its slug', async () => {
  const calls = completion(['GMAIL_SEND_EMAIL', '{"to":"a"}'], [toolName(long), ''])
  const messages = await provider.handleToolCalls(session(echo), calls)
  expect(
    messages.map(({ role, tool_call_id, content }) => [role, tool_call_id, JSON.parse(content)]),
  ).toEqual([
    ['tool', 'call_0', { slug: 'GMAIL_SEND_EMAIL', input: { to: 'a' } }],
    ['tool', 'call_1', { slug: long, input: {} }],
  ])
})

test('calls run side by side', async () => {
  const waiting: (() => void)[] = []
  const meet: ExecuteTool = async (slug, input) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 3) for (const go of waiting.toReversed()) go()
    })
    return { data: { to: input.to }, error: null, logId: slug }
  }
  const calls = completion(
    ['GMAIL_SEND_EMAIL', '{"to":"a"}'],
    ['GMAIL_SEND_EMAIL', '{"to":"b"}'],
    ['GMAIL_SEND_EMAIL', '{"to":"c"}'],
  )
  const messages = await provider.handleToolCalls(session(meet), calls)
  expect(messages.map(({ content }) => JSON.parse(content).to)).toEqual(['a', 'b', 'c'])
})

test('nothing that a model writes makes it throw or reach the engine in a wrong form', async () => {
  const reached: string[] = []
  const execute: ExecuteTool = async (slug) => {
    reached.push(slug)
    throw new MaillonError('tool_not_found', { message: `No tool is called ${slug}.` })
  }
  const calls = completion(
    ['GMAIL_SEND_EMAIL', '{"to":'],
    ['GMAIL_SEND_EMAIL', '["a"]'],
    ['GMAIL_SEND_EMAIL', '{"to":5}'],
    ['__proto__', '{"__proto__":{"polluted":true}}'],
  )
  const messages = await provider.handleToolCalls(session(execute), calls)
  expect(messages.map(({ content }) => JSON.parse(content))).toMatchObject([
    { code: 'invalid_arguments', errors: ['The arguments are not a JSON object.'] },
    { code: 'invalid_arguments', errors: ['The arguments are not a JSON object.'] },
    { code: 'invalid_arguments', errors: [expect.stringMatching(/^to: /)] },
    { code: 'tool_not_found', error: 'No tool is called __proto__.' },
  ])
  expect(reached).toEqual(['__proto__'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('when the tools cannot be listed, each call says so', async () => {
  const unreachable = {
    execute: echo,
    rawTools: () => Promise.reject(new MaillonError('network_error')),
  }
  const messages = await provider.handleToolCalls(unreachable, completion(['A', '{}'], ['B', '{}']))
  expect(messages.map(({ content }) => JSON.parse(content).code)).toEqual([
    'network_error',
    'network_error',
  ])
})

test('a session that only executes needs no list', async () => {
  const calls = completion(['GMAIL_SEND_EMAIL', '{"to":5}'])
  const [message] = await provider.handleToolCalls({ execute: echo }, calls)
  expect(JSON.parse(message?.content ?? '')).toEqual({ slug: 'GMAIL_SEND_EMAIL', input: { to: 5 } })
})

test('calls that are not functions, and other choices, are left alone', async () => {
  const { choices } = completion(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
  const custom = { id: 'call_9', type: 'custom', custom: { name: 'grep', input: 'x' } }
  expect(
    await provider.handleToolCalls(session(echo), {
      choices: [{ message: { tool_calls: [custom] } }, ...choices],
    }),
  ).toEqual([])
  expect(await provider.handleToolCalls(session(echo), { choices: [] })).toEqual([])
})

test('an abort stops all of it', async () => {
  const controller = new AbortController()
  const execute: ExecuteTool = (_, __, options) =>
    new Promise((_, reject) => {
      options?.signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
      controller.abort()
    })
  const calls = completion(['GMAIL_SEND_EMAIL', '{"to":"a"}'])
  const { signal } = controller
  await expect(provider.handleToolCalls(session(execute), calls, { signal })).rejects.toSatisfy(
    (error) => MaillonError.is(error, 'aborted'),
  )
  await expect(provider.handleToolCalls(session(echo), calls, { signal })).rejects.toThrow()
})

test('unicode arrives as it was sent', async () => {
  const calls = completion(['GMAIL_SEND_EMAIL', '{"to":"zoë","body":"\\ud83d\\ude42 天気"}'])
  const [message] = await provider.handleToolCalls(session(echo), calls)
  expect(JSON.parse(message?.content ?? '').input).toEqual({ to: 'zoë', body: '🙂 天気' })
})

import Anthropic from '@anthropic-ai/sdk'
import { MaillonError } from '@maillon/core'
import type { ExecuteTool } from '@maillon/core/provider'
import { sampleTool, scriptedSession } from '@maillon/testkit'
import { modelFetch, type ScriptedReply } from '@maillon/testkit/models'
import { expect, test } from 'vitest'
import { AnthropicProvider } from './anthropic-provider.ts'

const provider = new AnthropicProvider()

function call(id: string, input: unknown, more: object = {}) {
  return { type: 'tool_use', id, name: 'ANY_THING', input, caller: { type: 'direct' }, ...more }
}

function message(stop_reason: Anthropic.StopReason, ...content: object[]): Anthropic.Message {
  return { stop_reason, content } as unknown as Anthropic.Message
}

async function answer(said: Anthropic.Message, execute?: ExecuteTool) {
  const session = scriptedSession(execute ? { run: execute } : {})
  const { tools } = session
  const held = { execute: session.execute, rawTools: async () => tools }
  const messages = await provider.handleToolCalls(held, said)
  return { messages, asked: session.asked.map(({ input }) => input) }
}

test('calls of one tool at once are answered each by its id, in one message', async () => {
  const { messages } = await answer(message('tool_use', call('a', { n: 1 }), call('b', { n: 2 })))
  expect(messages).toEqual([
    {
      role: 'user',
      content: ['a', 'b'].map((id, index) => ({
        type: 'tool_result',
        tool_use_id: id,
        content: JSON.stringify({ slug: 'ANY_THING', input: { n: index + 1 } }),
      })),
    },
  ])
})

test('what the message says beside its calls, and calls that others answer, are left alone', async () => {
  const { messages, asked } = await answer(
    message(
      'tool_use',
      { type: 'thinking', thinking: 'Hm.', signature: 's' },
      { type: 'text', text: 'Let me see.' },
      { type: 'server_tool_use', id: 'srv', name: 'web_search', input: { query: 'x' } },
      { type: 'web_search_tool_result', tool_use_id: 'srv', content: [] },
      call('browser', { n: 0 }, { toolset_name: 'browser' }),
      call('ours', { n: 1 }),
    ),
  )
  expect(asked).toEqual([{ n: 1 }])
  expect(messages[0]?.content.map(({ tool_use_id }) => tool_use_id)).toEqual(['ours'])
})

test.each([
  'max_tokens',
  'model_context_window_exceeded',
  'refusal',
  'pause_turn',
  'end_turn',
] as const)('nothing runs of a message that ended by %s', async (stop_reason) => {
  expect(await answer(message(stop_reason, call('a', { n: 1 })))).toEqual({
    messages: [],
    asked: [],
  })
})

test('a call that was cut off has no arguments to run by', async () => {
  const { messages, asked } = await answer(message('tool_use', call('a', undefined)))
  expect(asked).toEqual([{}])
  expect(messages).toHaveLength(1)
})

test('what went wrong is an error, and what waits for the user is none', async () => {
  const failed = async (code: string) => {
    const { messages } = await answer(message('tool_use', call('a', {})), async () => ({
      data: { code, message: 'No.' },
      error: 'No.',
      logId: '',
    }))
    return messages[0]?.content[0]?.is_error
  }
  expect(await failed('upstream_error')).toBe(true)
  expect(await failed('approval_denied')).toBe(true)
  expect(await failed('connection_required')).toBeUndefined()
  expect(await failed('approval_required')).toBeUndefined()
})

/** A run of the SDK's tool runner to its end, and the results that the model was given. */
async function run(replies: readonly ScriptedReply[], execute: ExecuteTool, signal?: AbortSignal) {
  const fetch = modelFetch({ vendor: 'anthropic', replies })
  const client = new Anthropic({ apiKey: 'test', maxRetries: 0, fetch })
  const rawTools = async () => [sampleTool('ANY_THING')]
  const runner = client.beta.messages.toolRunner(
    {
      model: 'claude-sonnet-5',
      max_tokens: 1024,
      messages: [{ role: 'user', content: 'Go on.' }],
      tools: await provider.runnableTools({ execute, rawTools }),
    },
    { signal },
  )
  const { content } = await runner
  const second = fetch.requests[1]?.body as { messages: { content: object[] }[] } | undefined
  return { content, results: second?.messages.at(-1)?.content }
}

test('in the tool runner an error is one, told as JSON, and the run goes on', async () => {
  const calls = [{ name: 'ANY_THING', arguments: {} }]
  const { content, results } = await run([{ calls }, { text: 'done' }], async () => {
    throw new MaillonError('network_error')
  })
  expect(content).toMatchObject([{ type: 'text', text: 'done' }])
  expect(results).toMatchObject([
    { is_error: true, content: expect.stringContaining('"code":"network_error"') },
  ])
})

test('aborting a run of the tool runner reaches the session, and rejects', async () => {
  const controller = new AbortController()
  let reached = false
  const calls = [{ name: 'ANY_THING', arguments: {} }]
  const running = run(
    [{ calls }, { text: 'done' }],
    (_, __, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reached = true
          reject(new MaillonError('aborted'))
        })
        controller.abort()
      }),
    controller.signal,
  )
  await expect(running).rejects.toBeInstanceOf(Anthropic.APIUserAbortError)
  expect(reached).toBe(true)
})

test('both of the SDK’s ways to ask take the tools and the answers', async () => {
  const fetch = modelFetch({ vendor: 'anthropic', replies: [{ text: 'a' }, { text: 'b' }] })
  const { messages: plain, beta } = new Anthropic({ apiKey: 'test', fetch })
  const tools = provider.wrapTools([sampleTool('ANY_THING')])
  const { messages: answers } = await answer(message('tool_use', call('a', {})))
  const history = [
    { role: 'user' as const, content: 'Go on.' },
    { role: 'assistant' as const, content: [call('a', {}) as Anthropic.ToolUseBlockParam] },
    ...answers,
  ]
  const request = { model: 'claude-sonnet-5', max_tokens: 1024, tools }
  await plain.create({ ...request, messages: history })
  await beta.messages.create({ ...request, messages: history })
  expect(fetch.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined])
})

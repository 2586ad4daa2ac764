import { MaillonError } from '@maillon/core'
import type { ExecuteTool } from '@maillon/core/provider'
import { APIUserAbortError } from 'openai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelServer, startModelServer } from './model-server.contract.ts'
import { OpenAIProvider } from './openai-provider.ts'
import { echo, read, sampleTool, sampleTools } from './sample-tools.contract.ts'

let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})

afterAll(() => model.close())

const provider = new OpenAIProvider()

/** A run of `runTools` to its end. */
async function run(execute: ExecuteTool, signal?: AbortSignal) {
  const tools = await provider.runnableTools({ execute, rawTools: async () => sampleTools })
  const runner = model.client.chat.completions.runTools(
    { model: 'm', messages: [{ role: 'user', content: 'Go on.' }], tools },
    { signal },
  )
  const said = await runner.finalContent()
  const told = runner.messages.flatMap((message) =>
    message.role === 'tool' ? [read(message.content)] : [],
  )
  return { said, told }
}

test('runTools runs the tools and comes to the end', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë"}' },
    { name: 'GMAIL_SET_LABELS', arguments: '{"labels":{}}' },
  ]
  const { said, told } = await run(echo)
  expect(said).toBe('done')
  expect(told).toEqual([
    { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } },
    { slug: 'GMAIL_SET_LABELS', input: { labels: {} } },
  ])
})

test('a streamed run does so too', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë"}' }]
  const tools = await provider.runnableTools({ execute: echo, rawTools: async () => sampleTools })
  const runner = model.client.chat.completions.runTools({
    model: 'm',
    messages: [{ role: 'user', content: 'Go on.' }],
    tools,
    stream: true,
  })
  const told: unknown[] = []
  runner.on('functionToolCallResult', (text) => told.push(read(text).input))
  expect(await runner.finalContent()).toBe('done')
  expect(told).toEqual([{ to: 'zoë' }])
})

test('whatever goes wrong with a call, the model is told and the run goes on', async () => {
  model.calls = [
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":5}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a fault"}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"no engine"}' },
    { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"an abort of its own"}' },
  ]
  const { said, told } = await run(async (_, { to }) => {
    if (to === 'a fault') throw new Error('Bearer secret')
    throw new MaillonError(to === 'no engine' ? 'network_error' : 'aborted')
  })
  expect(said).toBe('done')
  expect(told).toMatchObject([
    { code: 'invalid_arguments', errors: ['The arguments are not a JSON object.'] },
    { code: 'invalid_arguments', errors: [expect.stringMatching(/^to: /)] },
    { code: 'internal' },
    { code: 'network_error' },
    { code: 'aborted' },
  ])
  expect(JSON.stringify(told)).not.toContain('secret')
})

test('aborting the run reaches the session', async () => {
  model.calls = [{ name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"a"}' }]
  const controller = new AbortController()
  let reached = false
  const running = run(
    (_, __, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => {
          reached = true
          reject(new MaillonError('aborted'))
        })
        controller.abort()
      }),
    controller.signal,
  )
  await expect(running).rejects.toBeInstanceOf(APIUserAbortError)
  expect(reached).toBe(true)
})

test('more tools than a request may have are refused before the run', async () => {
  const rawTools = async () =>
    Array.from({ length: 129 }, (_, index) => sampleTool(`TOOL_${index}`))
  await expect(provider.runnableTools({ execute: echo, rawTools })).rejects.toMatchObject({
    code: 'invalid_request',
  })
})

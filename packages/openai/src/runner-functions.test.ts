import { MaillonError } from '@maillon/core'
import type { ExecuteTool } from '@maillon/core/provider'
import { ResponsesToolRunner } from 'openai/helpers/responses-tool-runner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelServer, startModelServer } from './model-server.contract.ts'
import { OpenAIResponsesProvider } from './openai-responses-provider.ts'
import { echo, read, sampleTool, sampleTools } from './sample-tools.contract.ts'

let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})

afterAll(() => model.close())

const provider = new OpenAIResponsesProvider({ strict: true })

/** A run of the runner to its end, and what the model was told on the way. */
async function run(execute: ExecuteTool, options: { stream?: boolean; signal?: AbortSignal } = {}) {
  model.requests = []
  const session = { execute, rawTools: async () => sampleTools }
  const runner = new ResponsesToolRunner({ functions: await provider.runnerFunctions(session) })
  const response = await runner.run(model.client, { model: 'm', input: 'Go on.' }, options)
  const input = model.requests.at(-1)?.input
  const told = typeof input === 'object' ? input : []
  return { said: response.output_text, told: told.flatMap(outputOf) }
}

function outputOf(item: { type?: string; output?: unknown }) {
  return item.type === 'function_call_output' ? [read(item.output)] : []
}

test.for([false, true])(
  'the runner runs the tools and comes to the end (streamed: %s)',
  async (stream) => {
    model.calls = [
      { name: 'GMAIL_SEND_EMAIL', arguments: '{"to":"zoë","cc":null,"draft":null}' },
      { name: 'GMAIL_SET_LABELS', arguments: '{"labels":{}}' },
    ]
    const { said, told } = await run(echo, { stream })
    expect(said).toBe('done')
    expect(told).toEqual([
      { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } },
      { slug: 'GMAIL_SET_LABELS', input: { labels: {} } },
    ])
  },
)

test('whatever goes wrong with a call, the model is told and the run goes on', async () => {
  model.calls = [
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
    { signal: controller.signal },
  )
  await expect(running).rejects.toThrow()
  expect(reached).toBe(true)
})

test('more tools than a request may have are refused before the run', async () => {
  const rawTools = async () =>
    Array.from({ length: 129 }, (_, index) => sampleTool(`TOOL_${index}`))
  await expect(provider.runnerFunctions({ execute: echo, rawTools })).rejects.toMatchObject({
    code: 'invalid_request',
  })
})

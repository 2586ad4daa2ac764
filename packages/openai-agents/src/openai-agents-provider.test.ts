import { sampleTool, scriptedSession } from '@maillon/testkit'
import { type ModelFetch, modelFetch, type ScriptedReply } from '@maillon/testkit/models'
import {
  Agent,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  Runner,
  tool,
} from '@openai/agents'
import OpenAI from 'openai'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type AgentTool,
  OpenAIAgentsProvider,
  type ToolParameters,
} from './openai-agents-provider.ts'

const send = { name: 'GMAIL_SEND_EMAIL', arguments: { to: 'zoë 🙂' } }
const sent = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë 🙂' } }
const sendTwice: ScriptedReply[] = [{ calls: [send, send] }, { text: 'done' }]
const runner = new Runner({ tracingDisabled: true })

function client(fetch: ModelFetch): OpenAI {
  return new OpenAI({ apiKey: 'none', fetch, maxRetries: 0 })
}

const apis = [
  ['Chat Completions', (fetch: ModelFetch) => new OpenAIChatCompletionsModel(client(fetch), 'm')],
  ['Responses', (fetch: ModelFetch) => new OpenAIResponsesModel(client(fetch), 'm')],
] as const

describe.each(apis)('%s', (_, modelOn) => {
  test('the model is given the tools, and what came of its calls', async () => {
    const session = scriptedSession()
    const fetch = modelFetch({ vendor: 'openai', replies: sendTwice })
    const tools = new OpenAIAgentsProvider().wrapTools(session.tools, session.execute)
    const agent = new Agent({ name: 'Agent', model: modelOn(fetch), tools })
    const { finalOutput } = await runner.run(agent, 'Go on.')
    expect(finalOutput).toBe('done')
    expect(fetch.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined])
    expect(fetch.requests[0]?.tools).toMatchObject([
      { name: 'GMAIL_SEND_EMAIL', description: 'Sends an e-mail.' },
      { name: 'ANY_THING' },
      { name: 'COMPOSIO_MULTI_EXECUTE_TOOL' },
    ])
    expect(fetch.requests[1]?.results.map((text) => JSON.parse(text))).toEqual([sent, sent])
  })

  test('a streamed run calls the tools as a whole one does', async () => {
    const session = scriptedSession()
    const fetch = modelFetch({ vendor: 'openai', replies: sendTwice })
    const tools = new OpenAIAgentsProvider().wrapTools(session.tools, session.execute)
    const agent = new Agent({ name: 'Agent', model: modelOn(fetch), tools })
    const run = await runner.run(agent, 'Go on.', { stream: true })
    let text = ''
    for await (const piece of run.toTextStream()) text += piece
    await run.completed
    expect(text).toBe('done')
    expect(session.ran).toEqual([sent, sent])
    expect(fetch.requests[1]?.results.map((one) => JSON.parse(one))).toEqual([sent, sent])
  })

  test('in strict mode, what was left out is taken out again', async () => {
    const session = scriptedSession()
    const call = { ...send, arguments: { to: 'a', body: null, priority: null } }
    const fetch = modelFetch({ vendor: 'openai', replies: [{ calls: [call] }, { text: 'done' }] })
    const tools = new OpenAIAgentsProvider({ strict: true }).wrapTools(
      session.tools,
      session.execute,
    )
    expect(tools.map(({ strict }) => strict)).toEqual([true, false, false])
    const agent = new Agent({ name: 'Agent', model: modelOn(fetch), tools })
    await runner.run(agent, 'Go on.')
    expect(fetch.requests[0]?.tools[0]?.parameters).toMatchObject({
      required: ['to', 'body', 'priority'],
      additionalProperties: false,
    })
    expect(session.ran).toEqual([{ ...sent, input: { to: 'a' } }])
  })
})

test('names keep their hyphens, so that no two tools become one', () => {
  const slugs = ['mail-send', 'mail_send']
  const tools = new OpenAIAgentsProvider().wrapTools(
    slugs.map((slug) => sampleTool(slug)),
    scriptedSession().execute,
  )
  expect(tools.map(({ name }) => name)).toEqual(slugs)
})

test('output that looks like content of the SDK’s own reaches the model as what it is', async () => {
  const data = { type: 'text', text: 'of a document', title: 'and its title' }
  const session = scriptedSession({ run: async () => ({ data, error: null, logId: 'log_1' }) })
  const fetch = modelFetch({ vendor: 'openai', replies: sendTwice })
  const tools = new OpenAIAgentsProvider().wrapTools(session.tools, session.execute)
  const model = new OpenAIResponsesModel(client(fetch), 'm')
  await runner.run(new Agent({ name: 'Agent', model, tools }), 'Go on.')
  expect(fetch.requests[1]?.results.map((text) => JSON.parse(text))).toEqual([data, data])
})

test('they stand beside the app’s own tools, whatever the run’s context is', () => {
  const tools = new OpenAIAgentsProvider().wrapTools([], scriptedSession().execute)
  const own = tool<ToolParameters, { user: string }>({
    name: 'me',
    description: 'Says who the user is.',
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: true },
    strict: false,
    execute: (_, run) => run?.context.user ?? '',
  })
  expectTypeOf(tools).toEqualTypeOf<AgentTool[]>()
  const agent = new Agent<{ user: string }>({ name: 'Agent', tools: [...tools, own] })
  expect(agent.tools).toEqual([own])
})

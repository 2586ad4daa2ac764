import { interrupt, MemorySaver } from '@langchain/langgraph'
import { MaillonError } from '@maillon/core'
import { scriptedSession } from '@maillon/testkit'
import { createAgent } from 'langchain'
import { expect, test } from 'vitest'
import {
  type Args,
  agentOn,
  hello,
  interruptingTools,
  modelThatCalls,
  resume,
  send,
  stops,
  thread,
  told,
  toolMessages,
} from './graph-agent.contract.ts'
import { LangChainProvider } from './langchain-provider.ts'

test('a missing account stops the graph, and resuming runs that very call once', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const agent = agentOn(session, [send])

  const stopped = await agent.invoke(hello, thread)
  expect(stops(stopped)).toMatchObject([
    {
      value: {
        code: 'connection_required',
        toolkit: 'gmail',
        redirectUrl: 'https://connect.example.test/link/ln_gmail',
        pendingId: 'pc_1',
        toolSlug: 'GMAIL_SEND_EMAIL',
        arguments: { to: 'zoë' },
      },
    },
  ])
  expect(session.ran).toEqual([])

  session.connect('gmail')
  const finished = await agent.invoke(resume({ connected: true }), thread)
  const data = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } }
  expect(toolMessages(finished)).toMatchObject([
    { tool_call_id: 'call_0', status: 'success', artifact: { data, error: null, logId: 'log_1' } },
  ])
  expect(told(finished)).toEqual([data])
  expect(session.ran).toEqual([{ slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } }])
  expect(session.asked).toHaveLength(1)
})

test('an approval is given by the answer to the interrupt, and the call runs once', async () => {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const agent = agentOn(session, [send])
  expect(stops(await agent.invoke(hello, thread))).toMatchObject([
    {
      value: {
        code: 'approval_required',
        approvalId: 'pc_1',
        effect: 'write',
        arguments: { to: 'zoë' },
      },
    },
  ])
  expect(session.ran).toEqual([])
  const finished = await agent.invoke(resume({ approved: true }), thread)
  expect(told(finished)).toEqual([{ slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } }])
  expect(session.ran).toHaveLength(1)
})

test('a refused approval is told to the model, and nothing runs', async () => {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  const finished = await agent.invoke(resume({ approved: false }), thread)
  expect(toolMessages(finished)[0]?.status).toBe('error')
  expect(told(finished)).toMatchObject([{ code: 'approval_denied' }])
  expect(session.ran).toEqual([])
})

test.each([{}, { connected: true }, { approved: 'yes' }, 'yes', 1, { approved: 1 }])(
  'an answer that is no plain yes approves nothing: %j',
  async (answer) => {
    const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
    const agent = agentOn(session, [send])
    await agent.invoke(hello, thread)
    const again = await agent.invoke(resume(answer), thread)
    expect(stops(again)).toMatchObject([{ value: { approvalId: 'pc_1' } }])
    expect(session.ran).toEqual([])
    expect(told(await agent.invoke(resume(true), thread))).toHaveLength(1)
    expect(session.ran).toHaveLength(1)
  },
)

test('what the app approved elsewhere needs no word in the answer', async () => {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  await session.context.approve('pc_1')
  expect(told(await agent.invoke(resume({}), thread))).toMatchObject([{ slug: 'GMAIL_SEND_EMAIL' }])
})

test('who resumes before the user has connected is asked again', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  const again = await agent.invoke(resume({ connected: true }), thread)
  expect(stops(again)).toMatchObject([{ value: { pendingId: 'pc_1' } }])
  session.connect('gmail')
  expect(told(await agent.invoke(resume({ connected: true }), thread))).toHaveLength(1)
  expect(session.ran).toHaveLength(1)
})

test('a user who will not connect is told to the model', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  const finished = await agent.invoke(resume({ connected: false }), thread)
  expect(told(finished)).toMatchObject([{ code: 'connection_required', toolkit: 'gmail' }])
  expect(session.ran).toEqual([])
})

test('an account first and an approval then: both are asked, one after the other', async () => {
  const session = scriptedSession({ missing: ['gmail'], asks: ['GMAIL_SEND_EMAIL'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  session.connect('gmail')
  const asked = await agent.invoke(resume({ connected: true }), thread)
  expect(stops(asked)).toMatchObject([{ value: { code: 'approval_required' } }])
  expect(told(await agent.invoke(resume({ approved: true }), thread))).toHaveLength(1)
  expect(session.ran).toHaveLength(1)
})

test('a stream shows the interrupt, and goes on when resumed', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const agent = agentOn(session, [send])
  const options = { ...thread, streamMode: 'updates' as const }
  const before: Args[] = []
  for await (const chunk of await agent.stream(hello, options)) before.push(chunk as Args)
  expect(before.at(-1)).toMatchObject({ __interrupt__: [{ value: { pendingId: 'pc_1' } }] })
  session.connect('gmail')
  const after: Args[] = []
  for await (const chunk of await agent.stream(resume(true), options)) after.push(chunk as Args)
  expect(after.flatMap(Object.keys).slice(-2)).toEqual(['tools', 'model_request'])
  expect(session.ran).toHaveLength(1)
})

test('where the call cannot be carried on with, the model is told', async () => {
  const session = scriptedSession({ missing: ['gmail'], manageConnections: false })
  const finished = await agentOn(session, [send]).invoke(hello, thread)
  expect(stops(finished)).toEqual([])
  expect(told(finished)).toMatchObject([{ code: 'connection_required' }])
})

test('without a checkpointer, and outside a graph, the model is told', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const tools = interruptingTools(session)
  const agent = createAgent({ model: modelThatCalls(send), tools })
  const required = { code: 'connection_required', pending_id: 'pc_1' }
  expect(told(await agent.invoke(hello))).toMatchObject([required])
  expect(JSON.parse(await tools[0]?.invoke({ to: 'zoë' }))).toMatchObject(required)
})

test('the session says whether to interrupt, and the provider knows better', async () => {
  const seen = async (session: 'interrupt' | 'return', provider?: 'interrupt' | 'return') => {
    const { tools, execute, context } = scriptedSession({ missing: ['gmail'] })
    const wrapped = new LangChainProvider({ onRequired: provider }).wrapTools(tools, execute, {
      ...context,
      onRequired: session,
    })
    const model = modelThatCalls(send)
    const agent = createAgent({ model, tools: wrapped, checkpointer: new MemorySaver() })
    return stops(await agent.invoke(hello, thread)).length
  }
  expect(await seen('interrupt')).toBe(1)
  expect(await seen('return')).toBe(0)
  expect(await seen('interrupt', 'return')).toBe(0)
  expect(await seen('return', 'interrupt')).toBe(1)
})

test('an engine that is away when the graph is resumed is told to the model, and no stack', async () => {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const agent = agentOn(session, [send])
  await agent.invoke(hello, thread)
  session.context.resume = () => Promise.reject(new MaillonError('network_error'))
  const finished = await agent.invoke(resume(true), thread)
  expect(told(finished)).toMatchObject([{ code: 'network_error' }])
  expect(toolMessages(finished)[0]?.text).not.toMatch(/\.[jt]s:/)
})

test('a custom tool may interrupt the graph itself', async () => {
  for (const onRequired of ['interrupt', 'return'] as const) {
    const session = scriptedSession({
      run: async () => ({ data: { said: interrupt('Sure?') }, error: null, logId: 'log_1' }),
    })
    const provider = new LangChainProvider({ onRequired })
    const tools = provider.wrapTools(session.tools, session.execute, session.context)
    const model = modelThatCalls(send)
    const agent = createAgent({ model, tools, checkpointer: new MemorySaver() })
    expect(stops(await agent.invoke(hello, thread))).toMatchObject([{ value: 'Sure?' }])
    expect(told(await agent.invoke(resume('Yes.'), thread))).toEqual([{ said: 'Yes.' }])
  }
})

test('a breakpoint after the tools does not stand in the way', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const tools = interruptingTools(session)
  const agent = createAgent({ model: modelThatCalls(send), tools, checkpointer: new MemorySaver() })
  const options = { ...thread, interruptAfter: ['tools'] as 'tools'[] }
  const stopped = await agent.invoke(hello, options)
  expect(stops(stopped)).toMatchObject([{ value: { pendingId: 'pc_1' } }])
  session.connect('gmail')
  const finished = await agent.invoke(resume(true), options)
  expect(told(finished)).toHaveLength(1)
  expect(session.ran).toHaveLength(1)
})

test('an abort ends the run, in a graph too', async () => {
  const controller = new AbortController()
  const session = scriptedSession({
    run: (_, __, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new MaillonError('aborted')))
        controller.abort()
      }),
  })
  const running = agentOn(session, [send]).invoke(hello, { ...thread, signal: controller.signal })
  await expect(running).rejects.toThrow()
})

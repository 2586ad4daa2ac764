import { AIMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import { interrupt, MemorySaver, MessagesAnnotation, StateGraph } from '@langchain/langgraph'
import { ToolNode } from '@langchain/langgraph/prebuilt'
import type { ExecuteTool } from '@maillon/core/provider'
import { sampleTool, scriptedSession } from '@maillon/testkit'
import { createAgent } from 'langchain'
import { expect, test } from 'vitest'
import {
  type Args,
  agentOn,
  type Call,
  hello,
  interruptingTools,
  modelThatCalls,
  resume,
  stops,
  thread,
  told,
} from './graph-agent.contract.ts'

test('calls of one step stop each by itself, are answered by id, and the others run once', async () => {
  const session = scriptedSession({ missing: ['gmail'], asks: ['CRM_DELETE'] })
  const calls: Call[] = [
    ['ANY_THING', { n: 1 }],
    ['GMAIL_SEND_EMAIL', { to: 'a' }],
    ['GMAIL_SEND_EMAIL', { to: 'b' }],
    ['ANY_THING', { n: 2 }],
  ]
  const agent = agentOn(session, calls)
  const stopped = stops(await agent.invoke(hello, thread))
  expect(stopped.map(({ value }) => value.pendingId)).toEqual(['pc_1', 'pc_2'])
  expect(session.ran.map(({ input }) => input)).toEqual([{ n: 1 }, { n: 2 }])
  session.connect('gmail')
  const answers = Object.fromEntries(
    stopped.map(({ id, value }) => [id, { connected: value.pendingId === 'pc_1' }]),
  )
  const finished = await agent.invoke(resume(answers), thread)
  expect(told(finished)).toMatchObject([
    { input: { n: 1 } },
    { input: { to: 'a' } },
    { code: 'connection_required', arguments: { to: 'b' } },
    { input: { n: 2 } },
  ])
  expect(session.ran).toHaveLength(3)
})

test('calls that share a node are asked about in their order, whichever is slow, and run once', async () => {
  const session = scriptedSession({
    tools: [...scriptedSession().tools, sampleTool('CRM_DELETE')],
    missing: ['gmail'],
    asks: ['CRM_DELETE'],
  })
  let slow = 3
  const execute: ExecuteTool = async (...call) => {
    for (let turns = slow--; turns > 0; turns--) await new Promise(setImmediate)
    return session.execute(...call)
  }
  const tools = interruptingTools({ ...session, execute })
  const calls = [
    { name: 'GMAIL_SEND_EMAIL', args: { to: 'a' }, id: 'call_0' },
    { name: 'ANY_THING', args: { n: 1 }, id: 'call_1' },
    { name: 'CRM_DELETE', args: {}, id: 'call_2' },
  ]
  const graph = new StateGraph(MessagesAnnotation)
    .addNode('model', () => ({ messages: [new AIMessage({ content: '', tool_calls: calls })] }))
    .addNode('tools', new ToolNode(tools))
    .addEdge('__start__', 'model')
    .addEdge('model', 'tools')
    .compile({ checkpointer: new MemorySaver() })
  const answer = (value: unknown) => graph.invoke(resume(value) as never, thread)
  const first = await graph.invoke({ messages: [] }, thread)
  expect(stops(first)).toMatchObject([{ value: { code: 'connection_required' } }])
  session.connect('gmail')
  const second = await answer({ connected: true })
  expect(stops(second)).toMatchObject([{ value: { code: 'approval_required' } }])
  const finished = await answer({ approved: false })
  expect(told(finished)).toMatchObject([
    { input: { to: 'a' } },
    { input: { n: 1 } },
    { code: 'approval_denied' },
  ])
  expect(session.ran.map(({ input }) => input)).toEqual([{ n: 1 }, { to: 'a' }])
  expect(session.asked).toHaveLength(3)
})

test('a graph that has names for its interrupts stops like any other', async () => {
  const session = scriptedSession({ missing: ['gmail'] })
  const [name, args] = ['GMAIL_SEND_EMAIL', { to: 'a' }]
  const calls = [{ name, args, id: 'call_0' }]
  const graph = new StateGraph(MessagesAnnotation, { interrupt: { account: interrupt } })
    .addNode('model', () => ({ messages: [new AIMessage({ content: '', tool_calls: calls })] }))
    .addNode('tools', new ToolNode(interruptingTools(session)))
    .addEdge('__start__', 'model')
    .addEdge('model', 'tools')
    .compile({ checkpointer: new MemorySaver() })
  const first = await graph.invoke({ messages: [] }, thread)
  expect(stops(first)).toMatchObject([{ value: { code: 'connection_required' } }])
  session.connect('gmail')
  const finished = await graph.invoke(resume({ connected: true }) as never, thread)
  expect(told(finished)).toMatchObject([{ input: args }])
  expect(session.ran).toHaveLength(1)
})

test('of a multi-execute, what ran stays, an account is asked for once, an approval each', async () => {
  const session = scriptedSession({ missing: ['gmail'], asks: ['CRM_DELETE'] })
  const items = [
    { tool_slug: 'ANY_THING', arguments: { n: 1 } },
    { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { to: 'a' } },
    { tool_slug: 'CRM_DELETE', arguments: { id: 1 } },
    { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { to: 'b' } },
    { tool_slug: 'CRM_DELETE', arguments: { id: 2 } },
  ]
  const agent = agentOn(session, [['COMPOSIO_MULTI_EXECUTE_TOOL', { tools: items }]])
  const asked: unknown[] = []
  let state: unknown = await agent.invoke(hello, thread)
  for (const answer of [{ connected: true }, { approved: true }, { approved: false }]) {
    asked.push(stops(state)[0]?.value.code, stops(state)[0]?.value.arguments)
    if ('connected' in answer) session.connect('gmail')
    state = await agent.invoke(resume(answer), thread)
  }
  expect(asked).toEqual([
    'connection_required',
    { to: 'a' },
    'approval_required',
    { id: 1 },
    'approval_required',
    { id: 2 },
  ])
  const [{ results, ...counts }] = told(state)
  expect(counts).toEqual({ error_count: 1 })
  expect(results.map(({ response }: { response: { data: Args } }) => response.data)).toMatchObject([
    { input: { n: 1 } },
    { input: { to: 'a' } },
    { input: { id: 1 } },
    { input: { to: 'b' } },
    { code: 'approval_denied' },
  ])
  expect(results[4]).toMatchObject({ index: 4, response: { error: expect.any(String) } })
  expect(session.ran.map(({ input }) => input)).toEqual([
    { n: 1 },
    { to: 'a' },
    { to: 'b' },
    { id: 1 },
  ])
  expect(session.asked).toHaveLength(1)
})

test('a graph that is restored elsewhere from its checkpoints carries on with the same call', async () => {
  const session = scriptedSession({ missing: ['gmail'], asks: ['CRM_DELETE'] })
  const items = [
    { tool_slug: 'ANY_THING', arguments: { n: 1 } },
    { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { to: 'a' } },
  ]
  const calls: Call[] = [['COMPOSIO_MULTI_EXECUTE_TOOL', { tools: items }]]
  const here = new MemorySaver()
  await agentOn(session, calls, here).invoke(hello, thread)
  const written = JSON.stringify({ storage: here.storage, writes: here.writes }, bytesToText)

  const there = Object.assign(new MemorySaver(), JSON.parse(written, textToBytes))
  session.connect('gmail')
  const model = fakeModel().respond(new AIMessage('done'))
  const tools = interruptingTools(session)
  const restored = createAgent({ model, tools, checkpointer: there })
  const [{ results, error_count: errors }] = told(await restored.invoke(resume(true), thread))
  expect([results.length, errors]).toEqual([2, 0])
  expect(session.ran.map(({ input }) => input)).toEqual([{ n: 1 }, { to: 'a' }])
  expect(session.asked).toHaveLength(1)
})

function bytesToText(_: string, value: unknown) {
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value
}

function textToBytes(_: string, value: { bytes?: unknown } | null) {
  return typeof value?.bytes === 'string'
    ? new Uint8Array(Buffer.from(value.bytes, 'base64'))
    : value
}

/** Two mails that wait for an approval each, in one step. */
async function twoWait() {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const calls: Call[] = ['a', 'b'].map((to) => ['GMAIL_SEND_EMAIL', { to }])
  const agent = agentOn(session, calls)
  const [first, second] = stops(await agent.invoke(hello, thread))
  if (!first || !second) throw new Error('Two calls have to wait.')
  const answer = async (value: unknown) => stops(await agent.invoke(resume(value), thread))
  const sent = () => session.ran.map(({ input }) => input.to)
  return { session, agent, answer, sent, first, second }
}

const ids = (all: { value: Args }[]) => all.map(({ value }) => value.approvalId)

test.each([{ approved: true }, true, { approved: false }])(
  '[n] an answer to all that waits, %j, approves and refuses none of several, and says so',
  async (bare) => {
    const { answer, agent, sent, first, second } = await twoWait()
    const again = await answer(bare)
    expect(ids(again)).toEqual(['pc_1', 'pc_2'])
    for (const { value } of again) expect(value.message).toContain('name its approvalId')
    expect(sent()).toEqual([])
    const left = await answer({ [first.id]: { approved: true } })
    expect([ids(left), sent()]).toEqual([['pc_2'], ['a']])
    // What was not taken is not taken later either, when but one waits.
    expect(ids(await answer({ [first.id]: { approved: true } }))).toEqual(['pc_2'])
    expect(ids(stops(await agent.invoke(null, thread)))).toEqual(['pc_2'])
    expect(sent()).toEqual(['a'])
    expect(await answer({ [second.id]: { approved: false } })).toEqual([])
    expect(sent()).toEqual(['a'])
  },
)

test('[n] the last of several that waits may be answered without a name', async () => {
  const { answer, sent, second } = await twoWait()
  expect(ids(await answer({ [second.id]: { approved: false } }))).toEqual(['pc_1'])
  expect(await answer({ approved: true })).toEqual([])
  expect(sent()).toEqual(['a'])
})

test('[n] an approval counts for the one that it names, whatever it answers', async () => {
  const { answer, sent, first, second } = await twoWait()
  expect(ids(await answer({ approved: true, approvalId: 'pc_2' }))).toEqual(['pc_1'])
  expect(sent()).toEqual(['b'])
  expect(ids(await answer({ [first.id]: { approved: true, approvalId: 'pc_2' } }))).toEqual([
    'pc_1',
  ])
  expect(second.value.approvalId).toBe('pc_2')
  expect(await answer({ approved: true, approvalId: 'pc_1' })).toEqual([])
  expect(sent()).toEqual(['b', 'a'])
})

test('[n] an answer is given once: a run that goes on without one approves nothing', async () => {
  const session = scriptedSession({ asks: ['CRM_DELETE'] })
  const tools = [1, 2].map((id) => ({ tool_slug: 'CRM_DELETE', arguments: { id } }))
  const agent = agentOn(session, [['COMPOSIO_MULTI_EXECUTE_TOOL', { tools }]])
  await agent.invoke(hello, thread)
  expect(stops(await agent.invoke(resume(true), thread))).toMatchObject([
    { value: { arguments: { id: 2 } } },
  ])
  expect(stops(await agent.invoke(null, thread))).toMatchObject([
    { value: { arguments: { id: 2 } } },
  ])
  expect(session.ran.map(({ input }) => input)).toEqual([{ id: 1 }])
})

test('[n] what the app approved elsewhere is carried on with by any answer, several or not', async () => {
  const { session, answer, sent } = await twoWait()
  await session.context.approve('pc_1')
  await session.context.approve('pc_2')
  expect(await answer({})).toEqual([])
  expect(sent().toSorted()).toEqual(['a', 'b'])
})

test('[n] in a graph within a graph, an answer to all approves none of several either', async () => {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const tools = interruptingTools(session)
  const agents = ['a', 'b'].map((to) =>
    createAgent({ model: modelThatCalls(['GMAIL_SEND_EMAIL', { to }]), tools }),
  )
  const [one, other] = agents.map(({ graph }) => graph)
  if (!one || !other) throw new Error('There are two.')
  const graph = new StateGraph(MessagesAnnotation)
    .addNode('one', one as never)
    .addNode('other', other as never)
    .addEdge('__start__', 'one')
    .addEdge('__start__', 'other')
    .compile({ checkpointer: new MemorySaver() })
  const invoke = async (input: unknown) => stops(await graph.invoke(input as never, thread))
  expect(await invoke(hello)).toHaveLength(2)
  const again = await invoke(resume({ approved: true }))
  expect([again.length, session.ran]).toEqual([2, []])
  const answers = Object.fromEntries(again.map(({ id }) => [id, { approved: true }]))
  expect(await invoke(resume(answers))).toEqual([])
  expect(session.ran).toHaveLength(2)
})

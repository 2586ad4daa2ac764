import type { Session } from '@maillon/core'
import {
  generateText,
  isStepCount,
  type ModelMessage,
  type ToolApprovalConfiguration,
  ToolLoopAgent,
  type ToolSet,
} from 'ai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cards, chatTurn, said } from './chat-turn.contract.ts'
import { isWaitingForUser } from './is-waiting-for-user.ts'
import { type MailWorld, mail, startMailWorld } from './mail-world.contract.ts'
import { scriptedModel, told } from './scripted-model.contract.ts'
import { toolApproval } from './tool-approval.ts'

let world: MailWorld
let session: Session<ToolSet>
let tools: ToolSet
beforeEach(async () => {
  world = await startMailWorld()
  session = await world.client().create('user_1', {
    toolkits: ['resend'],
    preload: { tools: ['RESEND_SEND_EMAIL'] },
    permissions: { effects: { write: 'ask_always' } },
  })
  tools = await session.tools()
  await world.connect((await session.authorize('resend')).redirectUrl)
})
afterEach(() => world.stop())

const send = ['RESEND_SEND_EMAIL', mail] as const
const other = { ...mail, subject: 'Bread' }
const both = [
  'COMPOSIO_MULTI_EXECUTE_TOOL',
  {
    tools: [
      { tool_slug: 'RESEND_SEND_EMAIL', arguments: mail },
      { tool_slug: 'RESEND_LIST_DOMAINS', arguments: {} },
    ],
  },
] as const
const ask: ToolApprovalConfiguration<ToolSet, unknown> = {
  RESEND_SEND_EMAIL: 'user-approval',
  COMPOSIO_MULTI_EXECUTE_TOOL: 'user-approval',
}

/** A run up to the SDK's question, and what it gives once the user has answered. */
async function asked(
  call: readonly [string, unknown],
  approval: typeof ask | typeof toolApproval = ask,
) {
  const messages: ModelMessage[] = [{ role: 'user', content: 'Send it.' }]
  const run = async (model: ReturnType<typeof scriptedModel>) =>
    generateText({ model, tools, messages, toolApproval: approval, stopWhen: isStepCount(3) })
  const first = await run(scriptedModel([call]))
  messages.push(...first.responseMessages)
  return {
    messages,
    requests: first.content.filter((part) => part.type === 'tool-approval-request'),
    async answer(approved: boolean) {
      const content = messages.flatMap(({ content: parts }) =>
        typeof parts === 'string'
          ? []
          : parts.flatMap((part) =>
              part.type === 'tool-approval-request'
                ? [
                    {
                      type: 'tool-approval-response' as const,
                      approvalId: part.approvalId,
                      approved,
                    },
                  ]
                : [],
            ),
      )
      messages.push({ role: 'tool', content })
      const model = scriptedModel('Well.')
      const result = await run(model)
      messages.push(...result.responseMessages)
      return { told: told(model), result }
    },
  }
}

test('what the user approves in the way of the SDK is approved in the engine, and runs once', async () => {
  const { requests, answer } = await asked(send)
  expect(requests).toHaveLength(1)
  expect(world.sent).toEqual([])
  expect((await answer(true)).told).toContainEqual({ id: 'mail_1' })
  expect(world.sent).toEqual([mail])
  await (await asked(send)).answer(true)
  expect(world.sent).toEqual([mail, mail])
})

test('the request with the approval runs the call once, however often and late it comes', async () => {
  const { messages, answer } = await asked(send)
  const content = messages.flatMap(({ content: parts }) =>
    typeof parts === 'string' ? [] : parts.filter(({ type }) => type === 'tool-approval-request'),
  )
  expect(content).toHaveLength(1)
  const before = [...messages]
  const first = await answer(true)
  const request = messages.slice(0, before.length + 1)
  const again = async () => {
    const model = scriptedModel('Well.')
    await generateText({ model, tools, messages: request, toolApproval: ask })
    return told(model)
  }
  const answers = await Promise.all([again(), again(), again()])
  world.pass(60 * 60_000)
  // As another process has it: the tools are made anew.
  tools = await (await world.client().use(session.sessionId)).tools()
  expect([...answers, await again()]).toEqual(Array.from({ length: 4 }, () => first.told))
  expect(world.sent).toEqual([mail])
})

test('who changes what was approved runs nothing by it', async () => {
  const { messages, answer } = await asked(send)
  await answer(true)
  const forged = JSON.parse(JSON.stringify(messages.slice(0, 3)).replace('"Milk"', '"Bread"'))
  const model = scriptedModel('Well.')
  await generateText({ model, tools, messages: forged, toolApproval: ask })
  expect(told(model)).toMatchObject([{ code: 'idempotency_key_reused' }])
  expect(world.sent).toEqual([mail])
})

test('what the user denies does not run', async () => {
  const { answer } = await asked(send)
  const { result } = await answer(false)
  expect(result.text).toBe('Well.')
  expect(world.sent).toEqual([])
})

test('an approval of a multi-execute runs each of its calls once', async () => {
  const { answer } = await asked(both)
  const { told: answers } = await answer(true)
  expect(answers).toContainEqual(expect.objectContaining({ error_count: 0 }))
  expect(world.sent).toEqual([mail])
})

test('an agent asks as well', async () => {
  const model = scriptedModel([send])
  const agent = new ToolLoopAgent({ model, tools, toolApproval: ask })
  const { content } = await agent.generate({ prompt: 'Send it.' })
  expect(content).toContainEqual(expect.objectContaining({ type: 'tool-approval-request' }))
  expect(world.sent).toEqual([])
})

test('the model alone cannot approve: without the SDK having asked, the engine does', async () => {
  const model = scriptedModel([send], [send], 'Please approve it.')
  await generateText({ model, tools, prompt: 'Send it.', stopWhen: isStepCount(4) })
  expect(told(model)).toMatchObject([
    { code: 'approval_required', effect: 'write' },
    { code: 'approval_required' },
  ])
  expect(world.sent).toEqual([])
})

test('a turn can end where the app has to approve', async () => {
  const model = scriptedModel([send], 'I should not speak.')
  const stopWhen = [isStepCount(4), isWaitingForUser()]
  const { text } = await generateText({ model, tools, prompt: 'Send it.', stopWhen })
  expect(text).toBe('')
  expect(model.doGenerateCalls).toHaveLength(1)
})

test('what the app denies is told to the model with the next request', async () => {
  const chat = { world, sessionId: session.sessionId, toolApproval: {} }
  const asking = scriptedModel([send], 'Please approve it.')
  const first = await chatTurn({ ...chat, model: asking, messages: [said('Send it.')] })
  const [{ approval_id: id }] = told(asking) as [{ approval_id: string }]
  await session.deny(id)
  const second = scriptedModel('So be it.')
  await chatTurn({ ...chat, model: second, messages: first.messages })
  expect(told(second)).toMatchObject([{ code: 'approval_denied' }])
  expect(world.sent).toEqual([])
})

test('an approval is for that call alone, also where a model counts its calls anew', async () => {
  const { messages, answer } = await asked(send)
  await answer(true)
  // `call_0_0` again, as in the first step.
  const model = scriptedModel([['RESEND_SEND_EMAIL', other]], 'Well.')
  await generateText({ model, tools, messages, stopWhen: isStepCount(3) })
  expect(told(model).at(-1)).toMatchObject({ code: 'approval_required' })
  expect(world.sent).toEqual([mail])
})

test('what was approved is not run again when the chat is sent again', async () => {
  const { messages, answer } = await asked(send)
  await answer(true)
  const model = scriptedModel('Yes.')
  messages.push({ role: 'user', content: 'Was it sent?' })
  await generateText({ model, tools, messages, toolApproval: ask })
  expect(world.sent).toEqual([mail])
})

test('what the app approves by itself runs with the next request, in its place', async () => {
  const chat = { world, sessionId: session.sessionId }
  const asking = scriptedModel([both], 'Please approve it.')
  const page = { ...chat, toolApproval: {} }
  const first = await chatTurn({ ...page, model: asking, messages: [said('Send it.')] })
  const [{ results }] = told(asking) as [
    { results: [{ response: { data: { approval_id: string } } }] },
  ]
  await session.approve(results[0].response.data.approval_id)
  const second = scriptedModel('Sent.')
  const { answer } = await chatTurn({ ...page, model: second, messages: first.messages })
  expect(told(second)).toMatchObject([{ error_count: 0 }])
  expect(cards(answer)).toEqual([])
  expect(world.sent).toEqual([mail])
})

test('the engine says which calls are asked about: those that its rules want approved, and no others', async () => {
  for (const call of [send, both, ['RESEND_SEND_EMAIL', other]] as const) {
    const { requests, answer } = await asked(call, toolApproval)
    expect(requests).toMatchObject([{ reason: 'RESEND_SEND_EMAIL has to be approved first.' }])
    const before = world.sent.length
    await answer(true)
    expect(world.sent).toHaveLength(before + 1)
  }
  const read = [{ tool_slug: 'RESEND_LIST_DOMAINS', arguments: {} }]
  const { requests } = await asked(['COMPOSIO_MULTI_EXECUTE_TOOL', { tools: read }], toolApproval)
  expect(requests).toEqual([])
})

test('a tool that was approved once for the session is not asked about again', async () => {
  await session.update({ permissions: { effects: { write: 'ask_once' } } })
  await (await asked(send, toolApproval)).answer(true)
  const again = await asked(['RESEND_SEND_EMAIL', other], toolApproval)
  expect(again.requests).toEqual([])
  expect(world.sent).toEqual([mail, other])
})

import { Maillon } from '@maillon/core'
import { FunctionToolsProvider } from '@maillon/core/provider'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

let api: TestApi
let sessionId: string
beforeAll(async () => {
  api = await startTestApi()
  sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
})
beforeEach(() => {
  api.world.upstreams.google.requests.length = 0
})
afterAll(() => api.stop())

const mail = { recipient_email: 'ben@example.com', subject: 'selected', body: 'Hello' }
const sent = () =>
  api.world.upstreams.google.requests.filter(({ path }) => path.includes('/messages/send')).length

async function execute(body: object, id = sessionId) {
  return api.call('executeInSession', { path: { sessionId: id }, body })
}

async function runItems(...tools: object[]) {
  const { data } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  return (
    data.results as { response: { data: Record<string, unknown>; error: string | null } }[]
  ).map(({ response }) => response)
}

test('a call answers the part of its data that it asks for, and each item of several its own', async () => {
  const arguments_ = { max_results: 2 }
  const whole = (await execute({ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: arguments_ })).body
  const mails = whole.data.messages as { subject: string; messageId: string }[]
  const select = 'messages[*].subject'
  const call = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: arguments_ }
  const subjects = { selected: mails.map(({ subject }) => subject) }
  expect((await execute({ ...call, select })).body).toMatchObject({ error: null, data: subjects })
  const items = await runItems(
    { ...call, select },
    { ...call, select: 'data.messages[0].messageId' },
    call,
    { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 'two' }, select },
  )
  expect(items).toMatchObject([
    { data: subjects },
    { data: { selected: mails[0]?.messageId } },
    { data: { messages: mails } },
    { data: { code: 'invalid_arguments' } },
  ])
})

test('a meta tool answers a part of its own, too', async () => {
  const { data } = (
    await execute({
      tool_slug: 'COMPOSIO_SEARCH_TOOLS',
      arguments: { queries: [{ use_case: 'send an email' }] },
      select: 'results[0].primary_tool_slugs[0]',
    })
  ).body
  expect(data).toEqual({ selected: 'GMAIL_SEND_EMAIL' })
})

test('a write whose select finds nothing was made once, and its answer is there', async () => {
  const { body } = await execute({
    tool_slug: 'GMAIL_SEND_EMAIL',
    arguments: mail,
    select: 'message.identifier',
  })
  expect(body).toMatchObject({
    error: null,
    data: {
      selected: null,
      select_error: expect.stringMatching(
        /^The call was made, do not make it again;.*There is no "message"; there are: id,/,
      ),
      answer: { id: expect.any(String) },
    },
  })
  expect(sent()).toBe(1)
})

test('what cannot be read is refused before anything is called', async () => {
  const call = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail }
  const { body } = await execute({ ...call, select: 'messages[*' })
  expect(body).toMatchObject({ data: { code: 'invalid_arguments' } })
  const [refused, other] = await runItems(
    { ...call, select: 'nope(@)' },
    { tool_slug: 'GMAIL_LIST_LABELS', select: 'length(labels)' },
  )
  expect(refused).toMatchObject({ data: { code: 'invalid_arguments' } })
  expect(other).toMatchObject({ data: { selected: expect.any(Number) } })
  const { error } = await execute({ ...call, select: 'a'.repeat(1_001) })
  expect(error).toMatchObject({ slug: 'invalid_request' })
  expect(sent()).toBe(0)
})

test('an empty one asks for all', async () => {
  const call = { tool_slug: 'GMAIL_LIST_LABELS', select: '' }
  const whole = { labels: expect.any(Array) }
  expect((await execute(call)).body.data).toMatchObject(whole)
  expect(await runItems(call)).toMatchObject([{ data: whole }])
})

test('it is no argument of a tool', async () => {
  const { body } = await execute({
    tool_slug: 'GMAIL_LIST_LABELS',
    arguments: { select: 'labels[*].name' },
  })
  expect(body.data).toMatchObject({ code: 'invalid_arguments' })
})

test('the proxy answers a part of a body, and all of an error', async () => {
  const call = { toolkit_slug: 'gmail', method: 'GET', endpoint: '/gmail/v1/users/me/labels' }
  const ask = async (body: object) =>
    (await api.call('proxyExecuteInSession', { path: { sessionId }, body: { ...call, ...body } }))
      .body
  const found = await ask({ select: "labels[?id == 'INBOX'].name" })
  expect(found).toMatchObject({ status: 200, data: { selected: ['INBOX'] } })
  expect(await ask({ select: 'label[*].name' })).toMatchObject({
    status: 200,
    data: {
      selected: null,
      select_error: expect.stringContaining('there are: labels'),
      answer: { labels: expect.any(Array) },
    },
  })
  const endpoint = '/gmail/v1/users/me/messages/none'
  expect(await ask({ endpoint, select: 'id' })).toMatchObject({
    status: 404,
    data: { error: expect.anything() },
  })
  expect(api.world.upstreams.google.requests).toHaveLength(3)
})

test('a repeat under the same name is answered the part that was asked for first', async () => {
  const headers = { 'idempotency-key': 'select-once' }
  const path = { sessionId }
  const body = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail, select: 'id' }
  const first = await api.call('executeInSession', { path, body, headers })
  const again = await api.call('executeInSession', { path, body, headers })
  expect(first.body.data).toEqual({ selected: expect.any(String) })
  expect(again.body).toEqual(first.body)
  const other = await api.call('executeInSession', {
    path,
    body: { ...body, select: 'labelIds' },
    headers,
  })
  expect(other.status).toBe(409)
  expect(sent()).toBe(1)
})

test('a call that waits keeps its select until it runs', async () => {
  const asks = { permissions: { overrides: { GMAIL_SEND_EMAIL: 'ask_always' } } }
  const id = await api.session({ experimental: asks })
  const call = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail }
  const { data } = (await execute({ ...call, select: 'id' }, id)).body
  expect(data).toMatchObject({ code: 'approval_required', arguments: mail })
  const pending_id = String(data.approval_id)
  const path = { sessionId: id }
  const decision = { body: { decision: 'approve' } }
  await api.call('decideApproval', { path: { ...path, approvalId: pending_id }, ...decision })
  const resumed = await api.call('resumeInSession', { path, body: { pending_id } })
  expect(resumed.body).toMatchObject({ error: null, data: { selected: expect.any(String) } })
  // Made again as it was, it takes what came of it, and tells the part that it asks for now.
  const taken = await execute({ ...call, select: 'labelIds[0]' }, id)
  expect(taken.body.data).toMatchObject({ selected: 'SENT' })
  expect(sent()).toBe(1)
})

test('a review asks for nothing that cannot be read', async () => {
  const asks = { permissions: { overrides: { GMAIL_SEND_EMAIL: 'ask_always' } } }
  const path = { sessionId: await api.session({ experimental: asks }) }
  const body = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail, select: '[' }
  const { body: reviewed } = await api.call('reviewInSession', { path, body })
  expect(reviewed.data).toMatchObject({ code: 'invalid_arguments' })
})

test("an app's session takes it too, and refuses what it does not know", async () => {
  const session = await new Maillon({ engine: api.engine }).use(sessionId)
  const { data } = await session.execute('GMAIL_LIST_LABELS', {}, { select: 'labels[0].id' })
  expect(data).toEqual({ selected: expect.any(String) })
  const call = { toolkit: 'gmail', endpoint: '/gmail/v1/users/me/labels', method: 'GET' } as const
  const proxied = await session.proxyExecute({ ...call, select: 'length(labels)' })
  expect(proxied.data).toEqual({ selected: expect.any(Number) })
  const typo = session.execute('GMAIL_LIST_LABELS', {}, { selects: 'a' } as never)
  await expect(typo).rejects.toMatchObject({ code: 'invalid_request' })
})

test('the subjects of twenty mails take at most 2 kB of an answer, by one call and by twenty', async () => {
  const provider = new FunctionToolsProvider()
  const session = await new Maillon({ engine: api.engine, provider }).use(sessionId)
  const fetched = await session.execute(
    'GMAIL_FETCH_EMAILS',
    {},
    { select: 'messages[*].messageId' },
  )
  const ids = fetched.data.selected as string[]
  const told = async (tools: object[]) => {
    const call = { name: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: JSON.stringify({ tools }) }
    const tool_calls = [{ id: 'call_1', type: 'function', function: call }]
    const completion = { choices: [{ message: { tool_calls } }] }
    const [message] = await provider.handleToolCalls(session, completion)
    return message?.content ?? ''
  }
  const twenty = Array.from({ length: 20 }, (_, index) => ({
    tool_slug: 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID',
    arguments: { message_id: ids[index % ids.length] },
    select: 'subject',
  }))
  const byTwenty = await told(twenty)
  expect(byTwenty.match(/"selected":"\w/g)).toHaveLength(20)
  expect(byTwenty.length).toBeLessThanOrEqual(2_000)
  const list = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 20 } }
  expect((await told([{ ...list, select: 'messages[*].subject' }])).length).toBeLessThan(1_000)
})

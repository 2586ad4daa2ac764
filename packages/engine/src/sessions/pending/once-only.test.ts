import { afterEach, beforeEach, expect, test } from 'vitest'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
beforeEach(async () => {
  api = await startPendingApi()
})
afterEach(() => api.stop())

test('a call that lacks its account waits, and its answer tells all that carrying on takes', async () => {
  const { sessionId, data } = await api.waiting()
  expect(data).toEqual({
    code: 'connection_required',
    message: expect.stringContaining(String(data.redirect_url)),
    hint: expect.stringContaining('redirect_url'),
    toolkit: 'gmail',
    missing_scopes: [],
    redirect_url: expect.stringMatching(/\/link\/ln_/),
    connected_account_id: expect.stringMatching(/^ca_/),
    attempt_id: expect.stringMatching(/^at_/),
    expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
    pending_id: expect.stringMatching(/^pc_/),
    tool_slug: send,
    arguments: mail('Waiting'),
    on_required: 'return',
  })
  const again = await api.execute(sessionId, send, mail('Waiting'))
  expect(again.data).toEqual(data)
  expect((await api.execute(sessionId, send, mail('Another'))).data.pending_id).not.toBe(
    data.pending_id,
  )
  expect(api.rows()).toBe(2)
})

test('while the account is lacking, resume gives the same answer again', async () => {
  const { sessionId, data, id } = await api.waiting()
  expect((await api.resume(sessionId, id)).data).toEqual(data)
  expect((await api.twin.resume(sessionId, id)).data).toEqual(data)
  expect(api.sent()).toBe(0)
})

test('once the user has connected, resume runs the call, and tells the same ever after', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  const first = await api.resume(sessionId, id)
  expect(first).toMatchObject({ error: null, log_id: expect.stringMatching(/^log_/) })
  expect(await api.resume(sessionId, id)).toEqual(first)
  expect(await api.twin.resume(sessionId, id)).toEqual(first)
  expect(api.sent()).toBe(1)
})

test('the same call of the model takes the result once, and is then a new call', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  const first = await api.resume(sessionId, id)
  expect(await api.twin.execute(sessionId, send, mail('Waiting'))).toEqual(first)
  expect(api.sent()).toBe(1)
  const second = await api.execute(sessionId, send, mail('Waiting'))
  expect(second.error).toBeNull()
  expect(second.log_id).not.toBe(first.log_id)
  expect(api.sent()).toBe(2)
  expect(await api.resume(sessionId, id)).toEqual(first)
})

test('when the model calls again first, that runs the waiting call, and resume tells its result', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  const { body, subject, recipient_email } = mail('Waiting')
  const first = await api.execute(sessionId, send, { subject, recipient_email, body })
  expect(first.error).toBeNull()
  expect(await api.resume(sessionId, id)).toEqual(first)
  expect(api.sent()).toBe(1)
  expect((await api.execute(sessionId, send, mail('Waiting'))).log_id).not.toBe(first.log_id)
  expect(api.sent()).toBe(2)
})

test('50 resumes and 50 same calls at once, over two engines, have one effect and one answer', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  api.world.upstreams.google.faults.push({ match: /POST .*messages\/send/, delayMs: 100 })
  const answers = await Promise.all(
    Array.from({ length: 25 }).flatMap(() =>
      [api, api.twin].flatMap(({ resume, execute }) => [
        resume(sessionId, id),
        execute(sessionId, send, mail('Waiting')),
      ]),
    ),
  )
  expect(api.sent()).toBe(1)
  expect(answers[0]?.error).toBeNull()
  expect(answers).toEqual(Array.from({ length: 100 }, () => answers[0]))
})

test('50 same calls at once that lack their account, over two engines, make one that waits', async () => {
  const sessionId = await api.session()
  const answers = await Promise.all(
    Array.from({ length: 25 }).flatMap(() =>
      [api, api.twin].map(({ execute }) => execute(sessionId, send, mail('Waiting'))),
    ),
  )
  expect(new Set(answers.map(({ data }) => data.pending_id)).size).toBe(1)
  expect(api.rows()).toBe(1)
})

test('defaults and the order of names make no other call; other arguments do', async () => {
  const { sessionId, id } = await api.waiting()
  const pendingOf = async (input: object) =>
    (await api.execute(sessionId, send, input)).data.pending_id
  const { subject, ...rest } = mail('Waiting')
  expect(await pendingOf({ ...rest, subject })).toBe(id)
  expect(await pendingOf({ ...rest, subject, is_html: false })).toBe(id)
  expect(await pendingOf({ ...rest, subject, is_html: true })).not.toBe(id)
})

test('what the upstream answers to a call that waited is its result, errors too', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  api.world.upstreams.google.faults.push({ match: /messages\/send/, status: 400, body: '{}' })
  const first = await api.resume(sessionId, id)
  expect(first.data.code).toBe('upstream_error')
  expect(await api.resume(sessionId, id)).toEqual(first)
  expect(api.sent()).toBe(1)
})

test("another session's, another project's and unknown ids are not found", async () => {
  const { sessionId, id } = await api.waiting()
  const foreign = await api.otherProject()
  const own = await api.session()
  const { body: theirs } = await foreign('createSession', { body: { user_id: 'user_1' } })
  const places = [
    [api.call, own, id],
    [foreign, theirs.session_id, id],
    [api.call, sessionId, 'pc_unknown'],
    [api.call, sessionId, id.toLowerCase()],
  ] as const
  for (const [call, session, pendingId] of places) {
    const path = { sessionId: session, approvalId: pendingId }
    const answers = [
      await call('resumeInSession', { path, body: { pending_id: pendingId } }),
      await call('getApproval', { path }),
      await call('decideApproval', { path, body: { decision: 'approve' } }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 404, error: { slug: 'pending_not_found' } })
    }
  }
  expect(await api.approval(sessionId, id)).toMatchObject({ status: 'waiting' })
})

test('each item of a multi-execute waits for itself, as the same call alone does', async () => {
  const { sessionId, id, link } = await api.waiting()
  const runBoth = async () => {
    const tools = ['Waiting', 'Second'].map((subject) => ({
      tool_slug: send,
      arguments: mail(subject),
    }))
    const { data } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
    const results = data.results as { response: { data: Record<string, unknown> } }[]
    return results.map(({ response }) => response)
  }
  const [first, second] = await runBoth()
  expect(first?.data).toMatchObject({ code: 'connection_required', pending_id: id })
  expect(second?.data).toMatchObject({
    code: 'connection_required',
    redirect_url: link.redirect_url,
    pending_id: expect.not.stringMatching(id),
  })
  await api.finish(link)
  const resumed = await api.resume(sessionId, second?.data.pending_id)
  const [one, two] = await runBoth()
  expect(one?.data).not.toHaveProperty('code')
  expect(two?.data).toEqual(resumed.data)
  expect(api.sent()).toBe(2)
})

test('where the app connects accounts, no call waits', async () => {
  const sessionId = await api.session({ manage_connections: { enable: false } })
  const { data } = await api.execute(sessionId, send, mail('Waiting'))
  expect(data.code).toBe('connection_required')
  for (const name of ['pending_id', 'redirect_url', 'attempt_id', 'expires_at'])
    expect(data).not.toHaveProperty(name)
  expect(api.rows()).toBe(0)
})

test('a call that runs at once writes no row', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  await api.resume(sessionId, id)
  await api.execute(sessionId, 'GMAIL_LIST_LABELS')
  await api.execute(sessionId, send, mail('At once'))
  expect(api.rows()).toBe(1)
})

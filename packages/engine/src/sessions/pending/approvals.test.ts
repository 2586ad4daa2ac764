import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIn, mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
let sessionId: string
beforeEach(async () => {
  api = await startPendingApi()
  sessionId = await connected({
    effects: { write: 'ask_always' },
    overrides: { GMAIL_MOVE_TO_TRASH: 'always_deny' },
  })
})
afterEach(() => api.stop())

async function connected(permissions: object, user = 'user_1'): Promise<string> {
  const id = await api.session({ user_id: user, experimental: { permissions } })
  await api.connect(id, 'gmail')
  return id
}

/** What a mail answers, and the id of its approval. */
async function ask(subject: string, session = sessionId) {
  const { data, error } = await api.execute(session, send, mail(subject))
  return { data, error, id: data.approval_id }
}

const patch = (permissions: object | null) =>
  api.call('patchSession', { path: { sessionId }, body: { experimental: { permissions } } })

test('a call that needs approval waits for it, and runs once with the arguments that were approved', async () => {
  const { data, error, id } = await ask('Hello')
  expect(data).toEqual({
    code: 'approval_required',
    message: error,
    hint: expect.stringContaining('waits for approval'),
    approval_id: expect.stringMatching(/^pc_/),
    tool_slug: send,
    arguments: mail('Hello'),
    effect: 'write',
    expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
  })
  expect((await ask('Hello')).data).toMatchObject({ code: 'approval_required', approval_id: id })
  expect((await api.resume(sessionId, id)).data).toMatchObject({ approval_id: id })
  const { expires_at: _, code: __, message: ___, hint: ____, ...told } = data
  expect(await api.approval(sessionId, id)).toMatchObject({ ...told, status: 'waiting' })
  expect(api.sent()).toBe(0)

  expect(await api.decide(sessionId, id, 'approve')).toMatchObject({ status: 'approved' })
  expect(api.sent()).toBe(0)
  const first = await api.twin.resume(sessionId, id)
  expect(first.error).toBeNull()
  expect(await api.approval(sessionId, id)).toMatchObject({ status: 'done' })
  expect(await api.execute(sessionId, send, mail('Hello'))).toEqual(first)
  expect(api.sent()).toBe(1)
})

test('an approval is for one call: the same one asks again, and so do other arguments', async () => {
  const { id } = await ask('Hello')
  expect((await ask('Other')).id).not.toBe(id)
  await api.decide(sessionId, id, 'approve')
  expect((await ask('Other')).data.code).toBe('approval_required')
  expect((await ask('Hello')).error).toBeNull()
  const again = await ask('Hello')
  expect(again.data.code).toBe('approval_required')
  expect(again.id).not.toBe(id)
  expect(api.sent()).toBe(1)
})

test('50 that carry on with an approved call, over two engines, have one effect', async () => {
  const { id } = await ask('Hello')
  await api.decide(sessionId, id, 'approve')
  const answers = await Promise.all(
    Array.from({ length: 25 }).flatMap(() => [
      api.resume(sessionId, id),
      api.twin.execute(sessionId, send, mail('Hello')),
    ]),
  )
  expect(api.sent()).toBe(1)
  expect(new Set(answers.map(({ log_id }) => log_id)).size).toBe(1)
})

test('a denied call never runs: the same call and resume say so, and no later approval counts', async () => {
  const { id } = await ask('Hello')
  expect(await api.decide(sessionId, id, 'deny')).toMatchObject({ status: 'denied' })
  const denied = { code: 'approval_denied', approval_id: id, tool_slug: send }
  expect((await ask('Hello')).data).toMatchObject(denied)
  expect((await api.resume(sessionId, id)).data).toMatchObject(denied)
  expect(await api.decide(sessionId, id, 'approve')).toMatchObject({ status: 'denied' })
  expect((await api.resume(sessionId, id)).data).toMatchObject(denied)
  expect((await ask('Other')).data.code).toBe('approval_required')
  expect(api.sent()).toBe(0)
  api.clock.ahead = 10 * 60_000
  expect((await ask('Hello')).data.code).toBe('approval_required')
})

test('what was approved can be denied until it runs, and not after', async () => {
  const first = await ask('First')
  await api.decide(sessionId, first.id, 'approve')
  expect(await api.decide(sessionId, first.id, 'deny')).toMatchObject({ status: 'denied' })
  const second = await ask('Second')
  await api.decide(sessionId, second.id, 'approve')
  await api.resume(sessionId, second.id)
  expect(await api.decide(sessionId, second.id, 'deny')).toMatchObject({ status: 'done' })
  expect(api.sent()).toBe(1)
})

test('an approval that comes too late is none', async () => {
  const { id } = await ask('Hello')
  api.clock.ahead = 10 * 60_000
  expect(await api.approval(sessionId, id)).toMatchObject({ status: 'expired' })
  expect(await api.decide(sessionId, id, 'approve')).toMatchObject({ status: 'expired' })
  expect((await api.resume(sessionId, id)).data.code).toBe('pending_expired')
  const again = await ask('Hello')
  expect(again.data.code).toBe('approval_required')
  expect(again.id).not.toBe(id)
  expect(api.sent()).toBe(0)
})

test('what is always denied waits for nothing and makes no row', async () => {
  const { data, error } = await api.execute(sessionId, 'GMAIL_MOVE_TO_TRASH', { message_id: 'm1' })
  expect(data).toMatchObject({ code: 'approval_denied', tool_slug: 'GMAIL_MOVE_TO_TRASH' })
  expect(data).not.toHaveProperty('approval_id')
  expect(error).toContain('GMAIL_MOVE_TO_TRASH')
  expect(api.rows()).toBe(0)
})

test('with ask_once, one approval lets the tool run in that session, and in no other', async () => {
  const rules = { default: 'ask_once_per_session' }
  const session = await connected(rules)
  const other = await connected(rules)
  const { id, data } = await ask('First', session)
  expect(data.message).toContain('once for this session')
  const { id: waiting } = await ask('Second', session)
  await api.decide(session, id, 'approve')
  expect((await ask('Third', session)).error).toBeNull()
  expect((await api.resume(session, waiting)).error).toBeNull()
  expect(api.sent()).toBe(2)
  expect((await api.execute(session, 'GMAIL_LIST_LABELS')).data.code).toBe('approval_required')
  expect((await ask('First', other)).data.code).toBe('approval_required')
})

test('an approval of one call is no approval of its tool', async () => {
  const { id } = await ask('First')
  await api.decide(sessionId, id, 'approve')
  await patch({ effects: { write: 'ask_once' } })
  expect((await ask('Second')).data.code).toBe('approval_required')
})

test('meta tools never ask, and each item of a multi-execute does', async () => {
  const session = await connected({ default: 'ask_every_call' })
  const search = { queries: [{ use_case: 'send a mail' }] }
  expect((await api.execute(session, 'COMPOSIO_SEARCH_TOOLS', search)).error).toBeNull()
  const tools = [{ tool_slug: send, arguments: mail('Hello') }, { tool_slug: 'GMAIL_LIST_LABELS' }]
  const { data, error } = await api.execute(session, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(error).toBeNull()
  const items = data.results as { response: { data: Record<string, unknown> } }[]
  expect(items.map(({ response }) => response.data)).toMatchObject([
    { code: 'approval_required', tool_slug: send, effect: 'write' },
    { code: 'approval_required', tool_slug: 'GMAIL_LIST_LABELS', effect: 'read' },
  ])
  const id = items[0]?.response.data.approval_id
  expect((await ask('Hello', session)).id).toBe(id)
  await api.decide(session, id, 'approve')
  expect((await api.resume(session, id)).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('a call that lacks both is connected first and approved then, under one id', async () => {
  const session = await api.session({
    user_id: 'user_2',
    experimental: { permissions: { default: 'ask_every_call' } },
  })
  const { data } = await ask('Hello', session)
  expect(data).toMatchObject({ code: 'connection_required' })
  await api.finish(linkIn(data))
  const asked = await api.resume(session, data.pending_id)
  expect(asked.data).toMatchObject({ code: 'approval_required', approval_id: data.pending_id })
  await api.decide(session, data.pending_id, 'approve')
  expect((await api.resume(session, data.pending_id)).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('an approved call whose account ended stays approved', async () => {
  const { id } = await ask('Hello')
  await api.decide(sessionId, id, 'approve')
  api.world.upstreams.google.revoke()
  const { data } = await api.resume(sessionId, id)
  expect(data).toMatchObject({ code: 'connection_required', pending_id: id })
  expect(await api.approval(sessionId, id)).toMatchObject({ status: 'approved' })
  await api.finish(linkIn(data))
  expect((await api.resume(sessionId, id)).error).toBeNull()
})

test('the rules in force are those of the moment: what is denied meanwhile does not run', async () => {
  const { id } = await ask('Hello')
  await api.decide(sessionId, id, 'approve')
  await patch({ overrides: { [send]: 'always_deny' } })
  expect((await api.resume(sessionId, id)).data).toMatchObject({ code: 'approval_denied' })
  await patch(null)
  expect((await api.resume(sessionId, id)).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('a change to the rules keeps those that it does not name, and null clears them', async () => {
  const overrides = { GMAIL_MOVE_TO_TRASH: 'always_deny' }
  const rules = { effects: { write: 'ask_always' }, overrides }
  const read = async () =>
    (await api.call('getSession', { path: { sessionId } })).body.config.experimental
  expect(await read()).toEqual({ permissions: rules })
  await patch({ default: 'ask_every_call' })
  expect(await read()).toEqual({ permissions: { ...rules, default: 'ask_every_call' } })
  await patch({ effects: { read: 'always_allow' } })
  expect(await read()).toEqual({
    permissions: { default: 'ask_every_call', effects: { read: 'always_allow' }, overrides },
  })
  await patch(null)
  expect(await read()).toBeUndefined()
})

test('each question and each decision is in the audit log', async () => {
  const [first, second] = [await ask('First'), await ask('Second')]
  await api.decide(sessionId, first.id, 'approve')
  await api.decide(sessionId, second.id, 'deny')
  await api.decide(sessionId, second.id, 'approve')
  const ids = [first.id, second.id].map((id) => `'${String(id)}'`).join()
  const rows = api.database.read<{ subject: string; action: string; detail: string }>(
    `select subject, action, detail from audit where subject in (${ids}) order by rowid`,
  )
  const detail = JSON.stringify({ session: sessionId, tool: send })
  expect(rows).toEqual([
    { subject: first.id, action: 'approval.asked', detail },
    { subject: second.id, action: 'approval.asked', detail },
    { subject: first.id, action: 'approval.approved', detail },
    { subject: second.id, action: 'approval.denied', detail },
  ])
})

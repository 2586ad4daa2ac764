import { afterEach, beforeEach, expect, test } from 'vitest'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
beforeEach(async () => {
  api = await startPendingApi()
})
afterEach(() => api.stop())

const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

async function session(permissions: object, connect = true): Promise<string> {
  const id = await api.session({ user_id: 'user_1', experimental: { permissions } })
  if (connect) await api.connect(id, 'gmail')
  return id
}

async function review(sessionId: string, slug: string, input: object) {
  const body = { tool_slug: slug, arguments: input }
  return (await api.call('reviewInSession', { path: { sessionId }, body })).body
}

test('a call that has to be approved answers so beforehand, and the call itself the same', async () => {
  const id = await session({ effects: { write: 'ask_always' } })
  const asked = await review(id, send, mail('Hello'))
  expect(asked.data).toMatchObject({ code: 'approval_required', effect: 'write' })
  const called = await api.execute(id, send, mail('Hello'))
  expect(called.data.approval_id).toBe(asked.data.approval_id)
  expect(api.sent()).toBe(0)
})

test('nothing is run, and calls that need no approval answer nothing', async () => {
  const id = await session({ overrides: { [send]: 'always_deny' } })
  for (const [slug, input] of [
    [send, mail('Hello')],
    ['GMAIL_FETCH_EMAILS', {}],
    ['GMAIL_FETCH_EMAILS', { max_results: 'many' }],
    ['COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['github'] }],
  ] as const) {
    expect((await review(id, slug, input)).data.code).not.toBe('approval_required')
  }
  expect(api.sent()).toBe(0)
  const open = await session({ default: 'allow_all' })
  expect(await review(open, send, mail('Hello'))).toMatchObject({ data: {}, error: null })
  expect(api.sent()).toBe(0)
})

test('of a multi-execute, each item that has to be approved is told, and none runs', async () => {
  const id = await session({ effects: { write: 'ask_always' } })
  const tools = [
    { tool_slug: send, arguments: mail('One') },
    { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: {} },
    { tool_slug: send, arguments: mail('Two') },
  ]
  const { data } = await review(id, multi, { tools })
  const codes = (data.results as { response: { data: { code?: string } } }[]).map(
    ({ response }) => response.data.code,
  )
  expect(codes).toEqual(['approval_required', undefined, 'approval_required'])
  expect(api.sent()).toBe(0)
})

test('what is approved already is not asked again, and an account comes before an approval', async () => {
  const id = await session({ default: 'ask_once_per_session' })
  const { data } = await review(id, send, mail('One'))
  await api.decide(id, data.approval_id, 'approve')
  expect((await review(id, send, mail('One'))).data).toEqual({})
  expect((await review(id, send, mail('Two'))).data).toEqual({})
  expect(api.sent()).toBe(0)

  const unconnected = await api.session({
    user_id: 'user_2',
    experimental: { permissions: { default: 'ask_every_call' } },
  })
  expect((await review(unconnected, send, mail('One'))).data).toEqual({})
})

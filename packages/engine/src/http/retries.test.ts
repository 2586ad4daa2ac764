import { type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRetries } from './retries.ts'
import { type RouteName, startTestApi, type TestApi } from './test-api.contract.ts'

const retry = { 'x-stainless-retry-count': '1' }
let api: TestApi
let sessionId: string
let later = 0
beforeAll(async () => {
  api = await startTestApi({ now: () => Date.now() + later })
  sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
})
beforeEach(() => {
  later = 0
  api.world.upstreams.google.requests.length = 0
})
afterAll(() => api.stop())

function send(subject: string, headers?: Record<string, string>) {
  const input = { recipient_email: 'ben@example.com', subject, body: 'Hello' }
  const body = { tool_slug: 'GMAIL_SEND_EMAIL', arguments: input }
  return api.call('executeInSession', {
    path: { sessionId },
    body,
    ...(headers && { headers }),
  })
}

function sent(): number {
  const { requests } = api.world.upstreams.google
  return requests.filter(({ path }) => path.includes('/messages/send')).length
}

test('a retry joins the first try that is under way', async () => {
  api.world.upstreams.google.faults.push({ match: /messages\/send/, delayMs: 200 })
  const answers = await Promise.all([send('under way'), send('under way', retry)])
  expect(answers[0].body).toMatchObject({ error: null })
  expect(answers[1].body).toEqual(answers[0].body)
  expect(sent()).toBe(1)
})

test('a retry joins the first try that has ended, and so does a second retry', async () => {
  const first = await send('ended')
  later = 68_000
  expect((await send('ended', retry)).body).toEqual(first.body)
  expect((await send('ended', { 'x-stainless-retry-count': '2' })).body).toEqual(first.body)
  expect(sent()).toBe(1)
})

test('a retry of a try that failed gets the same failure', async () => {
  api.world.upstreams.google.faults.push({ match: /messages\/send/, destroy: 'after' })
  const first = await send('cut')
  expect(first.body.data).toMatchObject({ code: 'outcome_unknown' })
  expect((await send('cut', retry)).body).toEqual(first.body)
  expect(sent()).toBe(1)
})

test('two first tries run twice', async () => {
  const count = { 'x-stainless-retry-count': '0' }
  const answers = await Promise.all([send('twice', count), send('twice', count), send('twice')])
  expect(new Set(answers.map(({ body }) => body.log_id)).size).toBe(3)
  expect(sent()).toBe(3)
})

test('a retry without a twin runs: of another body, another time, another project', async () => {
  await send('one')
  await send('another', retry)
  expect(sent()).toBe(2)
  later = 80_000
  await send('one', retry)
  expect(sent()).toBe(3)

  const first = await api.call('createSession', { body: { user_id: 'same' } })
  const foreign = await api.otherProject()
  const other = await foreign('createSession', { body: { user_id: 'same' }, headers: retry })
  expect(other.body.session_id).not.toBe(first.body.session_id)
})

test('whatever is made or ended is so once', async () => {
  const create = { body: { user_id: 'once' } }
  const created = await api.call('createSession', create)
  const again = await api.call('createSession', { ...create, headers: retry })
  expect(again).toMatchObject({ status: 201, body: created.body })

  const path = { sessionId: created.body.session_id }
  const link = { path, body: { toolkit: 'github' } }
  const linked = await api.call('linkInSession', link)
  const relinked = await api.call('linkInSession', { ...link, headers: retry })
  expect(relinked.body).toEqual(linked.body)

  const patch = { path, body: { tags: ['readOnlyHint'], expected_config_version: 1 } }
  await api.call('patchSession', patch)
  expect((await api.call('patchSession', { ...patch, headers: retry })).status).toBe(200)

  await api.call('deleteSession', { path })
  expect((await api.call('deleteSession', { path, headers: retry })).status).toBe(200)
  expect((await api.call('deleteSession', { path })).status).toBe(404)
})

test('long answers are not kept, and neither are many', async () => {
  const retries = createRetries(Date.now)
  let runs = 0
  const call = (content: string, answer: string, count?: string) =>
    retries.run({ caller: { id: 'key_1', projectId: 'p' }, content, count }, async () => {
      runs += 1
      return answer
    })
  await call('long', 'x'.repeat(100_000))
  await call('long', 'short', '1')
  expect(runs).toBe(2)
  for (let index = 0; index < 6_000; index += 1) await call(`${index}`, 'short')
  await call('0', 'short', '1')
  await call('5999', 'short', '1')
  expect(runs).toBe(6_003)
})

test('the many calls of one caller leave what another one did', async () => {
  const retries = createRetries(Date.now)
  const runs: string[] = []
  const call = (id: string, content: string, count?: string) =>
    retries.run({ caller: { id, projectId: 'p' }, content, count }, async () => {
      runs.push(id)
      return 'done'
    })
  await call('quiet', 'once')
  for (let index = 0; index < 11_000; index += 1) await call('loud', `${index}`)
  await call('quiet', 'once', '1')
  expect(runs.filter((id) => id === 'quiet')).toEqual(['quiet'])
})

const all = Object.entries(routes as Record<RouteName, Route>) as [RouteName, Route][]

test.each(all)('%s says when failing whether it may be tried again', async (name, { method }) => {
  const isRead = method === 'GET'
  const { status, headers } = await api.call(
    name,
    isRead ? { query: 'limit=0', headers: { 'x-api-key': 'none' } } : { body: '{' },
  )
  expect(status).toBeGreaterThanOrEqual(400)
  expect(headers.get('x-should-retry')).toBe(isRead ? null : 'false')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIn, mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
beforeEach(async () => {
  api = await startPendingApi()
})
afterEach(() => api.stop())

const minutes = (count: number) => count * 60_000

test('a call that waited for ten minutes is not made any more', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  api.clock.ahead = minutes(10)
  expect(await api.resume(sessionId, id)).toMatchObject({
    data: { code: 'pending_expired' },
    error: expect.any(String),
  })
  expect(api.sent()).toBe(0)
  expect((await api.execute(sessionId, send, mail('Waiting'))).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('what came of a call that waited is told for a day to whoever resumes it, and then that it was made', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  const first = await api.resume(sessionId, id)
  api.clock.ahead = minutes(60)
  expect(await api.twin.resume(sessionId, id)).toEqual(first)
  // As the model's own it is a new call by then.
  expect((await api.execute(sessionId, send, mail('Waiting'))).log_id).not.toBe(first.log_id)
  api.clock.ahead = minutes(24 * 60)
  expect((await api.resume(sessionId, id)).data.code).toBe('already_done')
  expect(api.sent()).toBe(2)
})

test('a call that was denied stays so for who resumes it, longer than the same call is not asked about', async () => {
  const sessionId = await api.session({
    experimental: { permissions: { default: 'ask_every_call' } },
  })
  await api.connect(sessionId, 'gmail')
  const { approval_id: id } = (await api.execute(sessionId, send, mail('Hello'))).data
  await api.decide(sessionId, id, 'deny')
  api.clock.ahead = minutes(60)
  expect((await api.resume(sessionId, id)).data.code).toBe('approval_denied')
  expect(await api.decide(sessionId, id, 'approve')).toMatchObject({ status: 'denied' })
  expect((await api.execute(sessionId, send, mail('Hello'))).data.code).toBe('approval_required')
})

test('a same call after ten minutes waits anew, and until then each renews them', async () => {
  const { sessionId, id } = await api.waiting()
  const pendingIdAfter = async (count: number) => {
    api.clock.ahead += minutes(count)
    return (await api.execute(sessionId, send, mail('Waiting'))).data.pending_id
  }
  expect(await pendingIdAfter(9)).toBe(id)
  expect(await pendingIdAfter(9)).toBe(id)
  expect(await pendingIdAfter(10)).not.toBe(id)
})

test('a call whose process died is never run again, and says so once to the same call', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  api.database.write(
    `update pending_calls set status = 'running', status_at = ${Date.now() - 59_000}`,
  )
  // It waits for the process that may still be there, until that must be gone.
  const lost = await api.resume(sessionId, id)
  expect(lost.data).toMatchObject({
    code: 'outcome_unknown',
    hint: expect.stringContaining('Look whether it happened'),
  })
  expect(await api.twin.resume(sessionId, id)).toEqual(lost)
  expect(await api.execute(sessionId, send, mail('Waiting'))).toEqual(lost)
  expect(api.sent()).toBe(0)
  expect((await api.execute(sessionId, send, mail('Waiting'))).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('an account that ends while the call runs leaves it waiting', async () => {
  const { sessionId, id, link } = await api.waiting()
  await api.finish(link)
  api.world.upstreams.google.revoke()
  const ended = await api.resume(sessionId, id)
  expect(ended.data).toMatchObject({ code: 'connection_required', pending_id: id })
  expect(ended.data.redirect_url).not.toBe(link.redirect_url)
  await api.finish(linkIn(ended.data))
  const before = api.sent()
  expect((await api.resume(sessionId, id)).error).toBeNull()
  expect(api.sent()).toBe(before + 1)
})

test('what ended goes as new calls come, and with its session', async () => {
  const sessionId = await api.session()
  const wait = (subject: string) => api.execute(sessionId, send, mail(subject))
  for (let index = 0; index < 25; index += 1) await wait(`Old ${index}`)
  api.clock.ahead = minutes(10)
  await wait('New 1')
  expect(api.rows()).toBe(6)
  await wait('New 2')
  expect(api.rows()).toBe(2)
  await api.call('deleteSession', { path: { sessionId } })
  expect(api.rows()).toBe(0)
})

test('neither the arguments nor the result of a call that waited stand in the database', async () => {
  const { sessionId, id, link } = await api.waiting({}, 'canary-in-arguments')
  await api.finish(link)
  const { data } = await api.resume(sessionId, id)
  const dump = JSON.stringify(api.database.dump())
  expect(dump).toContain(id)
  expect(data.id).toEqual(expect.any(String))
  for (const secret of ['canary-in-arguments', 'Hello Ben', String(data.id)])
    expect(dump).not.toContain(secret)
})

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

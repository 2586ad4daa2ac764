import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, startDesk } from './desk.contract.ts'
import type { BeforeAnswer, HookedCall } from './hook-options.ts'

let before: (call: HookedCall) => BeforeAnswer
let desk: Desk
let sessionId: string
const permissions = { effects: { write: 'ask_always' } }
const to = (name: string) => (): BeforeAnswer => ({ decision: 'allow', arguments: { to: name } })
const leave = (): BeforeAnswer => ({ decision: 'allow' })

beforeEach(async () => {
  before = to('ben@desk.test')
  desk = await startDesk({ hooks: { beforeExecute: (call) => before(call) } })
  sessionId = await desk.session({ experimental: { permissions } })
})
afterEach(() => desk.stop())

const send = (more: object = {}) => desk.execute(sessionId, 'DESK_SEND', { to: 'ben' }, more)
const shown = { to: 'ben@desk.test', amount: 1, cc: [] }

test('what a hook has made of a call is what a person is shown, approves, and what runs', async () => {
  const { data } = await send()
  expect(data).toMatchObject({ code: 'approval_required', arguments: shown })
  const path = { sessionId, approvalId: String(data.approval_id) }
  expect((await desk.call('getApproval', { path })).body.arguments).toEqual(shown)
  await desk.decide(sessionId, data.approval_id, 'approve')
  expect((await desk.resume(sessionId, data.approval_id)).error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: shown }])
})

test.each<[what: string, later: () => BeforeAnswer]>([
  ['changes it to something else', to('eve@desk.test')],
  ['does not change it any more', leave],
])('a call is asked about again where a hook %s after it was approved', async (_, later) => {
  const { data } = await send()
  await desk.decide(sessionId, data.approval_id, 'approve')
  before = later
  for (const again of [() => desk.resume(sessionId, data.approval_id), send]) {
    const asked = await again()
    if (asked.data.code === 'pending_expired') continue
    expect(asked.data).toMatchObject({ code: 'approval_required' })
    expect(asked.data.arguments).not.toEqual(shown)
    expect(asked.data.approval_id).not.toBe(data.approval_id)
  }
  expect(desk.seen).toEqual([])
})

test('a call that was approved is asked about again where a hook begins to change it', async () => {
  before = leave
  const { data } = await send()
  await desk.decide(sessionId, data.approval_id, 'approve')
  before = to('eve@desk.test')
  const asked = await send()
  expect(asked.data).toMatchObject({
    code: 'approval_required',
    arguments: { to: 'eve@desk.test' },
  })
  await desk.decide(sessionId, asked.data.approval_id, 'approve')
  expect((await send()).error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: { to: 'eve@desk.test' } }])
})

test('what waits and is denied by a hook meanwhile does not run, whatever was approved', async () => {
  const { data } = await send()
  await desk.decide(sessionId, data.approval_id, 'approve')
  before = () => ({ decision: 'deny' })
  expect((await desk.resume(sessionId, data.approval_id)).data).toMatchObject({
    code: 'call_denied',
  })
  expect(desk.seen).toEqual([])
})

test('an approval that comes with a call is not one of what a hook makes of it', async () => {
  const decided = (name: string) => ({
    path: { sessionId },
    headers: { 'idempotency-key': name },
    body: { tool_slug: 'DESK_SEND', arguments: { to: 'ben' }, approved: true },
  })
  const { body } = await desk.call('executeInSession', decided('q1'))
  expect(body.data).toMatchObject({ code: 'approval_required', arguments: shown })
  expect(desk.seen).toEqual([])
  before = leave
  expect((await desk.call('executeInSession', decided('q2'))).body.error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: { to: 'ben' } }])
})

test('a review tells what would run', async () => {
  const body = { tool_slug: 'DESK_SEND', arguments: { to: 'ben' } }
  const review = () => desk.call('reviewInSession', { path: { sessionId }, body })
  const first = (await review()).body.data
  expect(first).toMatchObject({ code: 'approval_required', arguments: shown })
  before = to('eve@desk.test')
  const second = (await review()).body.data
  expect(second).toMatchObject({ arguments: { to: 'eve@desk.test' } })
  await desk.decide(sessionId, second.approval_id, 'approve')
  expect((await desk.resume(sessionId, second.approval_id)).error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: { to: 'eve@desk.test' } }])
})

test('a call that waits for an account runs as a hook says by then, and is still that one call', async () => {
  const open = await desk.session()
  before = ({ account }) => ({ decision: 'allow', arguments: { to: account ?? 'nobody' } })
  const { data } = await desk.execute(open, 'SAFE_SEND', { to: 'ben' })
  await desk.connect(data)
  expect((await desk.resume(open, data.pending_id)).error).toBeNull()
  expect((await desk.execute(open, 'SAFE_SEND', { to: 'ben' })).error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: { to: data.connected_account_id } }])
})

test('to list what waits asks no hook', async () => {
  await send()
  before = () => {
    throw new Error('Nobody is to ask.')
  }
  const { body } = await desk.call('listWaitingCalls', {})
  expect(body.items).toMatchObject([{ arguments: shown, waits_for: 'approval' }])
})

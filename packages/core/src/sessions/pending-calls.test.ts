import { expect, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import { Maillon } from '../maillon.ts'
import type { Provider, ProviderContext } from '../provider/provider.ts'
import { envelope, fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireSession } from '../transport/wire-samples.contract.ts'

/** A provider that hands out what it carries on with. */
const carryOn: Provider<ProviderContext | undefined> = {
  name: 'carry-on',
  wrapTools: (_, __, context) => context,
}

async function open(handlers: Handlers) {
  const engine = fakeEngine({
    createSession: () => wireSession(),
    listSessionTools: () => page([]),
    ...handlers,
  })
  const base = { baseURL: 'http://maillon.local', apiKey: 'mk_1', fetch: engine.fetch }
  const session = await new Maillon({ ...base, provider: carryOn }).create('user_123')
  engine.asked.length = 0
  return { session, asked: engine.asked }
}

const approval = {
  approval_id: 'pc_1',
  status: 'waiting',
  tool_slug: 'GMAIL_SEND_EMAIL',
  arguments: { to: 'ben' },
  effect: 'write',
  expires_at: '2026-11-23T10:00:00.000Z',
} as const

const notFound = () => envelope(new MaillonError('pending_not_found', { message: 'No such call.' }))

test('resume answers what the call gave', async () => {
  const result = { data: { id: 'm1' }, error: null, log_id: 'log_1' }
  const { session, asked } = await open({ resumeInSession: () => result })
  expect(await session.resume('pc_1')).toEqual({ data: { id: 'm1' }, error: null, logId: 'log_1' })
  expect(asked[0]).toMatchObject({ params: { sessionId: 'trs_1' }, body: { pending_id: 'pc_1' } })
})

test('approve, deny and approval answer what became of the call', async () => {
  const { session, asked } = await open({
    getApproval: () => approval,
    decideApproval: ({ input }) => ({
      ...approval,
      status: input.body.decision === 'approve' ? 'approved' : 'denied',
    }),
  })
  const told = {
    approvalId: 'pc_1',
    status: 'waiting',
    toolSlug: 'GMAIL_SEND_EMAIL',
    arguments: { to: 'ben' },
    effect: 'write',
    expiresAt: '2026-11-23T10:00:00.000Z',
  }
  expect(await session.approval('pc_1')).toEqual(told)
  expect(await session.approve('pc_1')).toEqual({ ...told, status: 'approved' })
  expect(await session.deny('pc_1')).toEqual({ ...told, status: 'denied' })
  for (const { params } of asked) expect(params).toEqual({ sessionId: 'trs_1', approvalId: 'pc_1' })
})

test('an unknown id rejects, and for an adapter resume answers even that', async () => {
  const { session } = await open({ resumeInSession: notFound, decideApproval: notFound })
  for (const call of [session.resume, session.approve, session.deny]) {
    await expect(call('pc_2')).rejects.toMatchObject({ code: 'pending_not_found', status: 404 })
  }
  const context = await session.tools()
  expect(await context?.resume('pc_2')).toMatchObject({
    data: { code: 'pending_not_found' },
    error: 'No such call.',
  })
  await expect(context?.approve('pc_2')).rejects.toMatchObject({ code: 'pending_not_found' })
})

test('each stops with its signal', async () => {
  const { session } = await open({})
  const signal = AbortSignal.abort(new Error('stop'))
  const context = await session.tools()
  for (const { resume, approve, deny } of [session, context ?? session]) {
    for (const call of [resume, approve, deny])
      await expect(call('pc_1', { signal })).rejects.toThrow('stop')
  }
  await expect(session.approval('pc_1', { signal })).rejects.toThrow('stop')
})

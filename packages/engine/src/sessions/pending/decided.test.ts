import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callWith } from '../../http/test-api.contract.ts'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
let sessionId: string
let sentBefore: number
let count = 0
beforeAll(async () => {
  api = await startPendingApi()
})
beforeEach(async () => {
  const permissions = { effects: { write: 'ask_always' } }
  sessionId = await api.session({ user_id: `user_${(count += 1)}`, experimental: { permissions } })
  await api.connect(sessionId, 'gmail')
  sentBefore = api.sent()
})
afterAll(() => api.stop())

const sent = () => api.sent() - sentBefore
const change = (permissions: object | null) =>
  api.call('patchSession', { path: { sessionId }, body: { experimental: { permissions } } })

interface Asked {
  input?: object
  approved?: boolean
  slug?: string
  engine?: 0 | 1
}

/** A call that the user decided on where the app asked them, by the name of the question. */
async function decided(name: string | undefined, asked: Asked = {}) {
  const { input = mail('Hello'), approved = true, slug = send, engine = 0 } = asked
  const at = callWith(engine === 0 ? api.engine : api.twin.engine, api.apiKey)
  const { error, body } = await at('executeInSession', {
    path: { sessionId },
    body: { tool_slug: slug, arguments: input, approved },
    headers: name === undefined ? {} : { 'idempotency-key': `${sessionId}/${name}` },
  })
  return error ? { error: error.slug } : body
}

const minutes = (count: number) => count * 60_000
const denied = { data: { code: 'approval_denied', tool_slug: send } }

test('an approved call runs once: the same answer comes at once, an hour later, and from another engine', async () => {
  const first = await decided('q1')
  expect(first).toMatchObject({ error: null, data: { id: expect.any(String) } })
  expect(await decided('q1')).toEqual(first)
  expect(await decided('q1', { engine: 1 })).toEqual(first)
  api.clock.ahead += minutes(60)
  expect(await decided('q1', { engine: 1 })).toEqual(first)
  const { recipient_email, ...rest } = mail('Hello')
  expect(await decided('q1', { input: { ...rest, recipient_email } })).toEqual(first)
  expect(sent()).toBe(1)
})

test('many at once over two engines have one effect', async () => {
  api.world.upstreams.google.faults.push({ match: /POST .*messages\/send/, delayMs: 50 })
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) => decided('q1', { engine: index % 2 === 0 ? 0 : 1 })),
  )
  const ran = await decided('q1')
  for (const answer of all)
    expect([JSON.stringify(ran), '{"error":"request_in_progress"}']).toContain(
      JSON.stringify(answer),
    )
  expect(sent()).toBe(1)
})

test('an approval is of its arguments: others under its name are refused, and never run', async () => {
  await decided('q1')
  expect(await decided('q1', { input: mail('Other') })).toEqual({ error: 'idempotency_key_reused' })
  expect(await decided('q1', { slug: 'GMAIL_CREATE_EMAIL_DRAFT' })).toEqual({
    error: 'idempotency_key_reused',
  })
  expect(sent()).toBe(1)
})

test('a call that was denied stays so, whatever is said later', async () => {
  expect(await decided('q1', { approved: false })).toMatchObject(denied)
  expect(await decided('q1', { approved: true })).toMatchObject(denied)
  api.clock.ahead += minutes(60)
  expect(await decided('q1', { approved: true, engine: 1 })).toMatchObject(denied)
  expect(sent()).toBe(0)
})

test('who denies what has run is told what came of it', async () => {
  const first = await decided('q1')
  expect(await decided('q1', { approved: false, engine: 1 })).toEqual(first)
})

test('the same call twice is two calls where the user was asked twice', async () => {
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  expect(data.code).toBe('approval_required')
  const [one, two, no] = await Promise.all([
    decided('q1'),
    decided('q2', { engine: 1 }),
    decided('q3', { approved: false }),
  ])
  expect([one.error, two.error]).toEqual([null, null])
  expect(no).toMatchObject(denied)
  expect(sent()).toBe(2)
  // And none of it lets another one through.
  expect((await api.execute(sessionId, send, mail('Hello'))).data.code).toBe('approval_required')
  expect((await api.resume(sessionId, data.approval_id)).data).toBeDefined()
  expect(sent()).toBe(2)
})

test('each item of a multi-execute runs once, also one that the session lets run by itself', async () => {
  const slug = 'COMPOSIO_MULTI_EXECUTE_TOOL'
  const input = {
    tools: [
      { tool_slug: send, arguments: mail('One') },
      { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
      { tool_slug: send, arguments: mail('Two') },
    ],
  }
  expect(await decided('q0', { slug, input, approved: false })).toMatchObject({
    data: { success_count: 0, error_count: 3 },
  })
  const first = await decided('q1', { slug, input })
  expect(first).toMatchObject({ data: { success_count: 3 } })
  expect(await decided('q1', { slug, input, engine: 1 })).toEqual(first)
  expect(sent()).toBe(2)
})

test('what the session lets run by itself is asked about by the app, and runs once as well', async () => {
  await change(null)
  expect(await decided('q0', { approved: false })).toMatchObject(denied)
  const first = await decided('q1')
  expect(await decided('q1', { engine: 1 })).toEqual(first)
  expect(sent()).toBe(1)
})

test('what the session denies, no approval lets through', async () => {
  await change({ overrides: { [send]: 'always_deny' } })
  expect(await decided('q1')).toMatchObject(denied)
  expect(sent()).toBe(0)
})

test('an approved call that lacks its account keeps its approval, and runs once the user has connected', async () => {
  api.world.upstreams.google.revoke()
  const first = await decided('q1')
  if (!('data' in first)) throw new Error('no answer')
  expect(first.data.code).toBe('connection_required')
  await api.finish({ redirect_url: String(first.data.redirect_url) })
  const before = sent()
  const done = await api.resume(sessionId, first.data.pending_id)
  expect(done.error).toBeNull()
  expect(await api.twin.resume(sessionId, first.data.pending_id)).toEqual(done)
  expect(sent()).toBe(before + 1)
})

test('where its process died, nobody runs it again, and who asks is told so', async () => {
  await decided('q1')
  api.database.write(`update idempotency_keys set status = 'running', answer = null`)
  expect(await decided('q1', { engine: 1 })).toEqual({ error: 'request_in_progress' })
  api.clock.ahead += minutes(6)
  expect(await decided('q1', { engine: 1 })).toEqual({ error: 'outcome_unknown' })
  expect(sent()).toBe(1)
})

test('a decision without the name of its question is refused', async () => {
  expect(await decided(undefined)).toEqual({ error: 'invalid_request' })
  expect(sent()).toBe(0)
})

test('each decision is in the audit log, once', async () => {
  await decided('q1')
  await decided('q1')
  await decided('q2', { approved: false })
  const rows = api.database.read<{ action: string }>(
    `select action from audit where action in ('approval.approved', 'approval.denied') and detail like '%${sessionId}%'`,
  )
  expect(rows.map(({ action }) => action).toSorted()).toEqual([
    'approval.approved',
    'approval.denied',
  ])
})

test('in whatever order decisions come, each question has one answer and at most one effect', async () => {
  const one = fc.record({
    question: fc.nat(2),
    approved: fc.boolean(),
    engine: fc.constantFrom<0 | 1>(0, 1),
    hour: fc.nat(1),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(one, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        run += 1
        const before = sent()
        const answers = new Map<number, Set<string>>()
        for (const round of rounds) {
          api.clock.ahead += minutes(60 * (round[0]?.hour ?? 0))
          // Questions 0 and 1 are about the same call.
          const asked = round.map(async ({ question, ...rest }) => {
            const input = mail(`Run ${run}, ${question === 2 ? 'other' : 'same'}`)
            const answer = await decided(`run ${run} q${question}`.replaceAll(' ', '-'), {
              input,
              ...rest,
            })
            if ('data' in answer)
              answers.set(
                question,
                (answers.get(question) ?? new Set()).add(JSON.stringify(answer)),
              )
            else expect(answer.error).toBe('request_in_progress')
          })
          await Promise.all(asked)
        }
        const told = [...answers.values()].map((set) => [...set])
        expect(told.every(({ length }) => length === 1)).toBe(true)
        const ran = told.filter(([answer]) => !answer?.includes('approval_denied'))
        expect(sent() - before).toBe(ran.length)
      },
    ),
    { numRuns: 25 },
  )
})

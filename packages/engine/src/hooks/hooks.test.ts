import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectClient } from '../mcp/fixtures.contract.ts'
import { canary, type Desk, startDesk } from './desk.contract.ts'
import type { AfterAnswer, BeforeAnswer, HookedCall, HookedResult } from './hook-options.ts'

type Before = (call: HookedCall) => unknown
type After = (call: HookedCall & { result: HookedResult }) => unknown

const allow: Before & After = () => ({ decision: 'allow' })
let before: Before
let after: After
const judged: HookedCall[] = []
const released: (HookedCall & { result: HookedResult })[] = []
let desk: Desk
const lines: unknown[] = []
let sessionId: string

beforeEach(async () => {
  before = allow
  after = allow
  judged.length = 0
  released.length = 0
  lines.length = 0
  const line = (...said: unknown[]) => lines.push(said)
  desk = await startDesk({
    log: { debug: line, info: line, warn: line, error: line },
    hooks: {
      beforeExecute: async (call) => {
        judged.push(call)
        return (await before(call)) as BeforeAnswer
      },
      afterExecute: async (call) => {
        released.push(call)
        return (await after(call)) as AfterAnswer
      },
    },
  })
  sessionId = await desk.session()
})
afterEach(() => desk.stop())

const send = (input: object = {}, more: object = {}) =>
  desk.execute(sessionId, 'DESK_SEND', { to: 'ben', ...input }, more)
const masked = () => ({ decision: 'allow', result: { data: { id: 'n1' }, error: null } })

test('a hook is told who calls what, for whom, with which account and which arguments', async () => {
  await send()
  const [call] = judged
  expect(call).toEqual({
    project: 'default',
    user: 'ada',
    session: sessionId,
    actor: { kind: 'key', id: expect.stringMatching(/./) },
    kind: 'tool',
    toolkit: 'desk',
    tool: 'DESK_SEND',
    effect: 'write',
    account: null,
    arguments: { to: 'ben', amount: 1, cc: [] },
  })
  const result = { data: { id: 'n1', secret: canary }, error: null }
  expect(released).toEqual([{ ...call, result }])
})

test('what a hook denies does not run, and the model is told why, and that no user said so', async () => {
  before = () => ({ decision: 'deny', reason: 'Not after six.' })
  expect(await send()).toMatchObject({
    error: "The app's policy does not allow DESK_SEND: Not after six.",
    data: { code: 'call_denied', reason: 'Not after six.', denied_by: 'policy', made: false },
  })
  expect(desk.seen).toEqual([])
})

test('changed arguments are what runs, with the defaults of the tool', async () => {
  before = () => ({ decision: 'allow', arguments: { to: 'eve' } })
  expect((await send({ amount: 9 })).error).toBeNull()
  expect(desk.seen).toMatchObject([{ body: { to: 'eve', amount: 1, cc: [] } }])
  expect(released[0]?.arguments).toEqual({ to: 'eve', amount: 1, cc: [] })
})

test('what a hook does to the call that it is given changes nothing', async () => {
  before = (call) => {
    call.arguments.to = 'eve'
    return { decision: 'allow' }
  }
  after = ({ result }) => {
    result.data.id = 'changed'
    return { decision: 'allow' }
  }
  expect((await send()).data).toMatchObject({ id: 'n1' })
  expect(desk.seen).toMatchObject([{ body: { to: 'ben' } }])
})

test.each<[what: string, before: Before]>([
  ['throws', () => Promise.reject(new Error('down'))],
  ['answers nothing', () => undefined],
  ['answers nonsense', () => 'yes'],
  ['answers no decision', () => ({})],
  ['misspells what it means', () => ({ decision: 'allow', argument: { to: 'eve' } })],
  [
    'gives arguments that the tool does not take',
    () => ({ decision: 'allow', arguments: { x: 1 } }),
  ],
  ['gives arguments that are none', () => ({ decision: 'allow', arguments: [] })],
])('a hook that %s lets nothing through, and the operator is told', async (_, hook) => {
  before = hook
  expect(await send()).toMatchObject({ data: { code: 'call_denied', made: false } })
  expect(desk.seen).toEqual([])
  expect(desk.faults).toHaveLength(1)
})

test.each<[what: string, after: After]>([
  ['denies', () => ({ decision: 'deny', reason: 'secret' })],
  ['throws', () => Promise.reject(new Error('down'))],
  ['answers nonsense', () => ({ decision: 'allow', result: canary })],
  [
    'gives what is no JSON',
    () => ({ decision: 'allow', result: { data: { big: 1n }, error: null } }),
  ],
])(
  'a result that a hook %s is not told, and whoever called is told that it was done',
  async (_, hook) => {
    after = hook
    const answer = await send()
    expect(answer).toMatchObject({ data: { code: 'call_denied', made: true } })
    expect(JSON.stringify(answer)).not.toContain(canary)
    expect(desk.seen).toHaveLength(1)
  },
)

test('what failed passes the hook as well: its words are those of the upstream', async () => {
  desk.answers.status = 418
  after = ({ result: { data } }) => ({
    decision: 'allow',
    result: { data: { code: data.code }, error: 'It failed.' },
  })
  const answer = await send()
  expect(released[0]?.result).toMatchObject({ data: { code: 'upstream_error' } })
  expect(answer).toMatchObject({ error: 'It failed.', data: { code: 'upstream_error' } })
  expect(JSON.stringify(answer)).not.toContain(canary)
})

test('of a result that was put in place of another, the other is nowhere: not repeated, stored or kept', async () => {
  after = masked
  const body = { tool_slug: 'DESK_SEND', arguments: { to: 'ben' } }
  const named = { path: { sessionId }, headers: { 'idempotency-key': 'k1' }, body }
  const first = await desk.call('executeInSession', named)
  const again = await desk.call('executeInSession', named)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect([first.body.data, again.body.data]).toEqual([{ id: 'n1' }, { id: 'n1' }])
  expect([judged.length, released.length, desk.seen.length]).toEqual([1, 1, 1])
  expect(JSON.stringify(lines)).toContain('DESK_SEND')
  expect(JSON.stringify(lines)).not.toContain(canary)
})

test('a result is stored as the hook leaves it', async () => {
  const long = Array.from({ length: 3_000 }, (_, index) => `line ${index}`)
  after = () => ({ decision: 'allow', result: { data: { long }, error: null } })
  const { data } = await send({}, { enable_auto_workbench_offload: true })
  const read = { result_id: data.result_id, path: '/secret' }
  const part = await desk.execute(sessionId, 'MAILLON_READ_RESULT', read)
  expect(part.error).toContain('nothing at /secret')
  const whole = await desk.execute(sessionId, 'MAILLON_READ_RESULT', { ...read, path: '/long/0' })
  expect(JSON.stringify(whole)).toContain('line 0')
})

test('a file that a call kept goes with the result that named it, and stays with one that names it', async () => {
  desk.answers.type = 'text/plain'
  const files = async () => (await desk.call('listFiles', { query: 'user_id=ada' })).body.items
  expect((await desk.execute(sessionId, 'DESK_SCAN')).error).toBeNull()
  expect(await files()).toHaveLength(1)
  after = masked
  await desk.execute(sessionId, 'DESK_SCAN')
  after = () => ({ decision: 'deny' })
  await desk.execute(sessionId, 'DESK_SCAN')
  expect(await files()).toHaveLength(1)
})

test('each item of a batch passes', async () => {
  before = ({ arguments: { to } }) => ({ decision: to === 'ben' ? 'allow' : 'deny' })
  const tools = ['ben', 'eve'].map((to) => ({ tool_slug: 'DESK_SEND', arguments: { to } }))
  const { data } = await desk.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(data).toMatchObject({ success_count: 1, error_count: 1 })
  expect(desk.seen).toMatchObject([{ body: { to: 'ben' } }])
})

test('a call of an MCP client passes', async () => {
  before = () => ({ decision: 'deny' })
  const { body } = await desk.call('getSession', { path: { sessionId } })
  const client = await connectClient(
    { fetch: (input, init) => desk.engine.fetch(new Request(input, init)) },
    { url: body.mcp.url ?? '', headers: { ...body.mcp.headers } },
  )
  const result = await client.callTool({ name: 'DESK_SEND', arguments: { to: 'ben' } })
  await client.close()
  expect(JSON.stringify(result)).toContain('call_denied')
  expect(judged[0]?.actor.kind).toBe('session')
  expect(desk.seen).toEqual([])
})

test('a call outside of sessions passes, and says that it is of none', async () => {
  after = masked
  const body = { user_id: 'ada', arguments: { to: 'ben' } }
  const run = () => desk.call('executeTool', { path: { toolSlug: 'DESK_SEND' }, body })
  expect((await run()).body.data).toEqual({ id: 'n1' })
  expect(judged).toMatchObject([{ session: null, user: 'ada', tool: 'DESK_SEND' }])
  before = () => ({ decision: 'deny' })
  expect((await run()).body).toMatchObject({ data: { code: 'call_denied' }, successful: false })
  expect(desk.seen).toHaveLength(1)
})

test('a proxied call passes with its method, endpoint and body, which may be changed', async () => {
  before = ({ arguments: input }) => ({
    decision: 'allow',
    arguments: { ...input, body: { to: 'eve' } },
  })
  after = ({ result }) => ({
    decision: 'allow',
    result: { ...result, data: { ...result.data, data: 'masked' } },
  })
  const { body } = await desk.proxy(sessionId, { body: { to: 'ben' } })
  expect(judged).toMatchObject([
    {
      kind: 'proxy',
      toolkit: 'desk',
      tool: null,
      effect: 'write',
      arguments: { method: 'POST', endpoint: '/any', body: { to: 'ben' } },
    },
  ])
  expect(desk.seen).toMatchObject([{ path: '/any', body: { to: 'eve' } }])
  expect(body).toMatchObject({ status: 200, data: 'masked' })
  before = () => ({ decision: 'deny' })
  expect((await desk.proxy(sessionId, {})).error).toMatchObject({ slug: 'call_denied' })
  expect(desk.seen).toHaveLength(1)
})

test('a proxied write whose result was withheld is not made again under its name', async () => {
  after = () => ({ decision: 'deny' })
  const name = { 'idempotency-key': 'k2' }
  expect((await desk.proxy(sessionId, {}, name)).error).toMatchObject({ slug: 'call_denied' })
  expect((await desk.proxy(sessionId, {}, name)).error).toMatchObject({ slug: 'outcome_unknown' })
  expect(desk.seen).toHaveLength(1)
})

test('a hook is asked before a link is handed out, and again with the account once it is there', async () => {
  before = ({ account }) => ({ decision: account === null ? 'allow' : 'deny' })
  const { data } = await desk.execute(sessionId, 'SAFE_SEND', { to: 'ben' })
  expect(data).toMatchObject({ code: 'connection_required' })
  await desk.connect(data)
  expect((await desk.resume(sessionId, data.pending_id)).data).toMatchObject({
    code: 'call_denied',
  })
  expect(judged.at(-1)?.account).toBe(data.connected_account_id)
  before = allow
  expect((await desk.resume(sessionId, data.pending_id)).error).toBeNull()
  expect(desk.seen).toHaveLength(1)
})

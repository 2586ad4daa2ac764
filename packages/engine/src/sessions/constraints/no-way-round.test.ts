import { createCustomTool, Maillon } from '@maillon/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { canary, type Desk, startDesk } from '../../hooks/desk.contract.ts'
import type { AfterAnswer, BeforeAnswer, HookedCall } from '../../hooks/hook-options.ts'
import { connectClient } from '../../mcp/fixtures.contract.ts'

const policies = {
  none: () => ({ decision: 'allow' }),
  deny: (call: HookedCall) => ({ decision: isForbidden(call) ? 'deny' : 'allow' }),
  change: (call: HookedCall) =>
    isForbidden(call)
      ? { decision: 'allow', arguments: withReceiver(call, 'ben') }
      : { decision: 'allow' },
  fails: () => Promise.reject(new Error('It is down.')),
  rambles: () => ({ maybe: true }),
}
type Policy = keyof typeof policies
const rules = {
  none: undefined,
  equals: { equals: 'ben' },
  in: { in: ['ben', 'ada'] },
  pattern: { pattern: 'b\\w*' },
} as const
type Rule = keyof typeof rules

interface Way {
  slug: string
  to: string
  rule: Rule
}

const withReceiver = ({ kind, arguments: input }: HookedCall, to: string) =>
  kind === 'proxy' ? { ...input, body: { ...receiver(input.body), to } } : { ...input, to }
const receiver = (body: unknown) => body as { to: string }
const isForbidden = ({ kind, arguments: input }: HookedCall) =>
  receiver(kind === 'proxy' ? input.body : input).to === 'eve'

let policy: Policy = 'none'
let desk: Desk
let users = 0
beforeAll(async () => {
  desk = await startDesk({
    hooks: {
      beforeExecute: async (call) => (await policies[policy](call)) as BeforeAnswer,
      afterExecute: ({ result }): AfterAnswer => ({
        decision: 'allow',
        result: {
          ...result,
          data: JSON.parse(JSON.stringify(result.data).replaceAll(canary, '*')),
        },
      }),
    },
  })
})
afterAll(() => desk.stop())

const ruled = (rule: Rule, more: object = {}) => ({
  experimental: {
    permissions: {
      ...(rules[rule] && {
        constraints: { DESK_SEND: { to: rules[rule] }, SAFE_SEND: { '/to': rules[rule] } },
      }),
      ...more,
    },
  },
})

/** A session of a new user, whose account is there. */
async function connected(config: object): Promise<string> {
  users += 1
  const sessionId = await desk.session({ user_id: `user ${users}`, ...config })
  const link = await desk.call('linkInSession', { path: { sessionId }, body: { toolkit: 'safe' } })
  await desk.connect(link.body)
  return sessionId
}

async function mcp(sessionId: string, name: string, input: object) {
  const { body } = await desk.call('getSession', { path: { sessionId } })
  const client = await connectClient(
    { fetch: (url, init) => desk.engine.fetch(new Request(url, init)) },
    { url: body.mcp.url ?? '', headers: { ...body.mcp.headers } },
  )
  const result = await client.callTool({ name, arguments: { ...input } })
  await client.close()
  return result
}

const batch = ({ slug, to }: Way) => ({ tools: [{ tool_slug: slug, arguments: { to } }] })
const askAlways = { effects: { write: 'ask_always' } }

/** Each way in which a call can be asked for; what it answers must not hold the canary. */
const ways: Record<string, (way: Way) => Promise<unknown>> = {
  execute: async ({ slug, to, rule }) => desk.execute(await connected(ruled(rule)), slug, { to }),
  batch: async (way) =>
    desk.execute(await connected(ruled(way.rule)), 'COMPOSIO_MULTI_EXECUTE_TOOL', batch(way)),
  'meta route': async (way) =>
    desk.call('executeMetaInSession', {
      path: { sessionId: await connected(ruled(way.rule)) },
      body: { slug: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: batch(way) },
    }),
  mcp: async ({ slug, to, rule }) => mcp(await connected(ruled(rule)), slug, { to }),
  'mcp batch': async (way) =>
    mcp(await connected(ruled(way.rule)), 'COMPOSIO_MULTI_EXECUTE_TOOL', batch(way)),
  'account by name': async ({ slug, to, rule }) => {
    const sessionId = await connected({ multi_account: { enable: true }, ...ruled(rule) })
    const { data } = await desk.execute(sessionId, 'COMPOSIO_MANAGE_CONNECTIONS', {
      toolkits: [{ name: 'safe', action: 'list' }],
    })
    const account = /ca_\w+/.exec(JSON.stringify(data))?.[0]
    return desk.execute(sessionId, slug, { to, ...(slug === 'SAFE_SEND' && { account }) })
  },
  'older version': async ({ slug, to, rule }) =>
    desk.execute(
      await connected({ toolkit_versions: { desk: '20261101_00' }, ...ruled(rule) }),
      slug,
      { to },
    ),
  'resumed after approval': async ({ slug, to, rule }) => {
    const sessionId = await connected(ruled(rule, askAlways))
    const { data } = await desk.execute(sessionId, slug, { to })
    await desk.decide(sessionId, data.approval_id, 'approve')
    return desk.resume(sessionId, data.approval_id)
  },
  'again after approval': async ({ slug, to, rule }) => {
    const sessionId = await connected(ruled(rule, askAlways))
    const { data } = await desk.execute(sessionId, slug, { to })
    await desk.decide(sessionId, data.approval_id, 'approve')
    return desk.execute(sessionId, slug, { to })
  },
  'approved before there was a rule': async ({ slug, to, rule }) => {
    const now = policy
    policy = 'none'
    const sessionId = await connected(ruled('none', askAlways))
    const { data } = await desk.execute(sessionId, slug, { to })
    await desk.decide(sessionId, data.approval_id, 'approve')
    policy = now
    const body = ruled(rule)
    await desk.call('patchSession', { path: { sessionId }, body })
    return desk.resume(sessionId, data.approval_id)
  },
  'decided with the call': async ({ slug, to, rule }) =>
    desk.call('executeInSession', {
      path: { sessionId: await connected(ruled(rule, askAlways)) },
      headers: { 'idempotency-key': `k${users}` },
      body: { tool_slug: slug, arguments: { to }, approved: true },
    }),
  'sent twice': async ({ slug, to, rule }) => {
    const named = {
      path: { sessionId: await connected(ruled(rule)) },
      headers: { 'idempotency-key': `k${users}` },
      body: { tool_slug: slug, arguments: { to } },
    }
    return [await desk.call('executeInSession', named), await desk.call('executeInSession', named)]
  },
  'after connecting': async ({ slug, to, rule }) => {
    users += 1
    const sessionId = await desk.session({ user_id: `user ${users}`, ...ruled(rule) })
    const first = await desk.execute(sessionId, slug, { to })
    if (first.data.code !== 'connection_required') return first
    await desk.connect(first.data)
    return desk.resume(sessionId, first.data.pending_id)
  },
  'custom tool': async ({ slug, to, rule }) => {
    const custom = createCustomTool('PASS_ON', {
      name: 'Pass on',
      description: 'Calls another tool.',
      inputParams: z.object({}),
      execute: async (_, session) => session.execute(slug, { to }),
    })
    const maillon = new Maillon({ engine: desk.engine })
    const session = await maillon.use(await connected(ruled(rule)), { customTools: [custom] })
    return session.execute('LOCAL_PASS_ON')
  },
  proxy: async ({ slug, to, rule }) =>
    desk.proxy(await connected(ruled(rule)), {
      toolkit_slug: slug === 'DESK_SEND' ? 'desk' : 'safe',
      body: { to },
    }),
  direct: async ({ slug, to, rule }) => {
    await connected(ruled(rule))
    const body = { user_id: `user ${users}`, arguments: { to } }
    return desk.call('executeTool', { path: { toolSlug: slug }, body })
  },
}

/** Whether the upstream may see this. */
function isAllowed(name: string, { to, rule }: Pick<Way, 'to' | 'rule'>): boolean {
  if (policy === 'fails' || policy === 'rambles') return false
  if (policy !== 'none' && to === 'eve') return false
  // A session's rules are for what is asked of the session.
  if (rule === 'none' || name === 'direct') return true
  if (name === 'proxy') return false
  return rule === 'equals'
    ? to === 'ben'
    : rule === 'in'
      ? /^(ben|ada)$/.test(to)
      : to.startsWith('b')
}

test.each(Object.keys(ways))(
  '%s brings nothing to an upstream that a session or a policy forbids, and nothing back that is redacted',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(policies) as Policy[])),
        fc.record({
          slug: fc.constantFrom('DESK_SEND', 'SAFE_SEND'),
          to: fc.constantFrom('ben', 'eve', 'ada', 'bob', 'eve,ben'),
          rule: fc.constantFrom(...(Object.keys(rules) as Rule[])),
        }),
        async (chosen, way) => {
          policy = chosen
          desk.seen.length = 0
          const told = JSON.stringify(await ways[name]?.(way))
          const sent = desk.seen.map(({ body }) => String(body.to))
          for (const to of sent) expect([to, isAllowed(name, { ...way, to })]).toEqual([to, true])
          expect(told).not.toContain(canary)
          // What is allowed as it is asked for does arrive, once.
          expect(sent.length === 1 || !isAllowed(name, way)).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  },
)

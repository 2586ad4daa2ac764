import { createCustomTool, Maillon } from '@maillon/core'
import {
  type ExecuteTool,
  type Provider,
  type ProviderContext,
  readAllRequired,
  readApprovalRequired,
  readConnectionRequired,
  type ToolResult,
} from '@maillon/core/provider'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

/** A provider that hands out all that an adapter gets. */
const bare: Provider<{ execute: ExecuteTool; context: ProviderContext | undefined }> = {
  name: 'bare',
  wrapTools: (_, execute, context) => ({ execute, context }),
}

let api: PendingApi
let maillon: Maillon<typeof bare>
beforeEach(async () => {
  api = await startPendingApi()
  maillon = new Maillon({ engine: api.engine, provider: bare })
})
afterEach(() => api.stop())

test('an adapter shows the link and carries on with the very same call', async () => {
  const session = await maillon.create('user_1', { manageConnections: { onRequired: 'interrupt' } })
  const { execute, context } = await session.tools()
  const required = readConnectionRequired(await execute(send, mail('Hello')), send)
  expect(required).toMatchObject({
    toolkit: 'gmail',
    toolSlug: send,
    arguments: mail('Hello'),
    onRequired: 'interrupt',
    missingScopes: [],
  })
  await api.finish({ redirect_url: required?.redirectUrl ?? '' })
  const result = await context?.resume(required?.pendingId ?? '')
  expect(result?.error).toBeNull()
  expect(await session.resume(required?.pendingId ?? '')).toEqual(result)
  expect(await execute(send, mail('Hello'))).toEqual(result)
  expect(api.sent()).toBe(1)
})

test('an app approves in its own words, and what its model calls then runs', async () => {
  const permissions = { overrides: { [send]: 'ask_always' } } as const
  const session = await maillon.create('user_1', { permissions })
  expect(session.config.experimental).toEqual({ permissions })
  await api.finish({ redirect_url: (await session.authorize('gmail')).redirectUrl ?? '' })
  const { execute, context } = await session.tools()
  const tools = [{ tool_slug: send, arguments: mail('Hello') }]
  const multi = await execute('COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(readAllRequired(multi)).toHaveLength(1)
  const { approvalId = '', effect } = readApprovalRequired(multi) ?? {}
  expect(effect).toBe('write')
  expect(await session.approval(approvalId)).toMatchObject({ status: 'waiting', toolSlug: send })
  expect(await context?.approve(approvalId)).toMatchObject({ status: 'approved' })
  expect((await execute(send, mail('Hello'))).error).toBeNull()
  expect(await session.deny(approvalId)).toMatchObject({ status: 'done' })
  await session.update({ permissions: null })
  expect((await session.execute(send, mail('Other'))).error).toBeNull()
  expect(api.sent()).toBe(2)
})

test('what the user decided on where the framework asked them is done once, custom tools too, over all processes', async () => {
  const ran: unknown[] = []
  const pay = createCustomTool('PAY', {
    name: 'Pay',
    description: 'Pays an invoice.',
    inputParams: z.object({ invoice: z.string() }),
    execute: (input) => ({ receipt: ran.push(input) }),
  })
  const permissions = { effects: { write: 'ask_always' } } as const
  const customTools = [pay]
  const session = await clientOf(api.engine).create('user_1', {
    permissions,
    experimental: { customTools },
  })
  // Another process that has the app's tools.
  const twin = await clientOf(api.twin.engine).use(session.sessionId, { customTools })
  await api.finish({ redirect_url: (await session.authorize('gmail')).redirectUrl ?? '' })
  const tools = [
    { tool_slug: 'LOCAL_PAY', arguments: { invoice: 'one' } },
    { tool_slug: send, arguments: mail('Hello') },
  ]
  const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'
  const asked = async (from: typeof session, slug: string, input: object, approved = true) => {
    const { execute } = await from.tools()
    const decision = { id: `question ${slug}`, approved }
    return execute(slug, { ...input }, { decision })
  }
  const first = await asked(session, multi, { tools })
  expect(first.data).toMatchObject({ success_count: 2 })
  const again = resultsOf(await asked(twin, multi, { tools }))
  expect(again[0]).toMatchObject({ data: { code: 'outcome_unknown' } })
  expect(again[1]).toEqual(resultsOf(first)[1])

  expect((await asked(twin, 'LOCAL_PAY', { invoice: 'two' })).error).toBeNull()
  const repeats = [asked(session, 'LOCAL_PAY', { invoice: 'two' }), asked(twin, 'LOCAL_PAY', {})]
  expect((await Promise.all(repeats)).map(({ data }) => data.code)).toEqual([
    'outcome_unknown',
    'idempotency_key_reused',
  ])
  const question = { id: 'denied', approved: false }
  for (const approved of [false, true]) {
    const decision = { ...question, approved }
    const answer = await session.execute('LOCAL_PAY', { invoice: 'three' }, { decision })
    expect(answer.data.code).toBe('approval_denied')
  }
  expect(ran).toEqual([{ invoice: 'one' }, { invoice: 'two' }])
  expect(api.sent()).toBe(1)
})

/** A client that reaches an engine with the app's key. */
function clientOf(engine: PendingApi['engine']) {
  const fetch = (url: string, init: RequestInit) => engine.fetch(new Request(url, init))
  const baseURL = 'http://localhost:4000'
  return new Maillon({ baseURL, apiKey: api.apiKey, fetch, provider: bare })
}

function resultsOf({ data }: ToolResult) {
  return (data.results as { response: { data: object } }[]).map(({ response }) => response)
}

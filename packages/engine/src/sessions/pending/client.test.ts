import { Maillon } from '@maillon/core'
import {
  type ExecuteTool,
  type Provider,
  type ProviderContext,
  readAllRequired,
  readApprovalRequired,
  readConnectionRequired,
} from '@maillon/core/provider'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

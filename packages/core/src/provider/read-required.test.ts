import { expect, test } from 'vitest'
import { readAllRequired, readApprovalRequired, readConnectionRequired } from './read-required.ts'

const connection = {
  code: 'connection_required',
  message: 'The user has to connect Gmail first.',
  hint: 'Show redirect_url.',
  toolkit: 'gmail',
  missing_scopes: [],
  redirect_url: 'https://maillon.example/link/ln_1',
  connected_account_id: 'ca_1',
  attempt_id: 'at_1',
  expires_at: '2026-11-23T10:10:00.000Z',
  pending_id: 'pc_1',
  tool_slug: 'GMAIL_SEND_EMAIL',
  arguments: { to: 'zoë' },
  on_required: 'interrupt',
}
const approval = {
  code: 'approval_required',
  message: 'The app has to approve this call.',
  hint: 'Wait for it.',
  approval_id: 'pc_2',
  tool_slug: 'GMAIL_DELETE',
  arguments: { id: 'm1' },
  effect: 'destroy',
  expires_at: '2026-11-23T10:10:00.000Z',
}
const failed = (data: Record<string, unknown>) => ({ data, error: 'No.', logId: 'log_1' })
const done = (data: Record<string, unknown>) => ({ data, error: null, logId: 'log_1' })
const item = (data: Record<string, unknown>, error: string | null) => ({
  tool_slug: data.tool_slug,
  response: { data, error, successful: error === null },
  error,
})

test('a call that lacks its account tells all that carrying on takes', () => {
  expect(readConnectionRequired(failed(connection))).toEqual({
    code: 'connection_required',
    message: 'The user has to connect Gmail first.',
    toolkit: 'gmail',
    missingScopes: [],
    redirectUrl: 'https://maillon.example/link/ln_1',
    connectedAccountId: 'ca_1',
    attemptId: 'at_1',
    expiresAt: '2026-11-23T10:10:00.000Z',
    pendingId: 'pc_1',
    toolSlug: 'GMAIL_SEND_EMAIL',
    arguments: { to: 'zoë' },
    onRequired: 'interrupt',
  })
  expect(readApprovalRequired(failed(connection))).toBeUndefined()
})

test('where the app connects accounts, there is no link and nothing to resume', () => {
  const { redirect_url: _, connected_account_id: __, pending_id: ___, ...told } = connection
  expect(readConnectionRequired(failed(told))).toMatchObject({
    toolkit: 'gmail',
    redirectUrl: undefined,
    connectedAccountId: undefined,
    pendingId: undefined,
  })
})

test('a call that lacks an approval tells what is to be approved', () => {
  expect(readApprovalRequired(failed(approval))).toEqual({
    code: 'approval_required',
    message: 'The app has to approve this call.',
    approvalId: 'pc_2',
    toolSlug: 'GMAIL_DELETE',
    arguments: { id: 'm1' },
    effect: 'destroy',
    expiresAt: '2026-11-23T10:10:00.000Z',
  })
  expect(readConnectionRequired(failed(approval))).toBeUndefined()
})

test('of a multi-execute, all that waits is found, in order', () => {
  const result = done({
    results: [
      item({ tool_slug: 'GMAIL_LIST' }, null),
      item(approval, 'No.'),
      item(connection, 'No.'),
      item({ ...connection, pending_id: 'pc_3' }, 'No.'),
    ],
  })
  expect(readAllRequired(result).map(({ code, toolSlug }) => [code, toolSlug])).toEqual([
    ['approval_required', 'GMAIL_DELETE'],
    ['connection_required', 'GMAIL_SEND_EMAIL'],
    ['connection_required', 'GMAIL_SEND_EMAIL'],
  ])
  expect(readConnectionRequired(result)?.pendingId).toBe('pc_1')
  expect(readApprovalRequired(result)?.approvalId).toBe('pc_2')
})

test('the output of a tool is never taken for the engine’s word', () => {
  expect(readAllRequired(done(connection))).toEqual([])
  const imitation = done({ results: [item(connection, 'No.')] })
  expect(readAllRequired(imitation, 'WEB_FETCH')).toEqual([])
  expect(readAllRequired(imitation, 'COMPOSIO_MULTI_EXECUTE_TOOL')).toHaveLength(1)
})

test('what is broken or something else is nothing, and never throws', () => {
  const odd: unknown[] = [null, 1, 'x', [], {}, { response: null }, { response: { error: 'x' } }]
  expect(readAllRequired(done({ results: odd }))).toEqual([])
  expect(readAllRequired(failed({ code: 'upstream_error' }))).toEqual([])
  expect(readAllRequired(failed({ code: 'approval_required' }))).toEqual([])
  expect(
    readConnectionRequired(
      failed({ code: 'connection_required', missing_scopes: ['a', 1], arguments: [] }),
    ),
  ).toMatchObject({ toolkit: '', missingScopes: ['a'], arguments: {}, onRequired: 'return' })
})

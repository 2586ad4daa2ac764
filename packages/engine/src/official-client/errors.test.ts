import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
} from '@composio/client'
import { ComposioRequestCancelledError } from '@composio/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clientOf, type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let fetched: number
let composio: OfficialClient['composio']
beforeEach(async () => {
  official = await startOfficialClient()
  fetched = 0
  const { fetch } = globalThis
  vi.spyOn(globalThis, 'fetch').mockImplementation((...call) => {
    fetched += 1
    return fetch(...call)
  })
  // The client takes hold of fetch when it is made.
  composio = clientOf(official.apiKey, official.url)
})
afterEach(() => official.stop())

/** The error of a call that was sent once. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  const before = fetched
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(fetched - before).toBe(1)
  return error
}

const body = (slug: string, code: number) => ({
  error: { error: { slug, code, message: expect.any(String), request_id: expect.any(String) } },
})

test('400: what is wrong, and what to do', async () => {
  const error = await failure(composio.create('user_1', { toolkits: ['gmial'] }))
  expect(error).toBeInstanceOf(BadRequestError)
  expect(error).toMatchObject(body('toolkit_not_found', 1502))
  expect(error).toMatchObject({
    error: { error: { suggested_fix: expect.stringContaining('gmail') } },
  })
  const unserved = await failure(
    composio.create('user_1', { experimental: { assistivePrompt: { userTimezone: 'UTC' } } }),
  )
  expect(unserved).toBeInstanceOf(BadRequestError)
  expect(unserved).toMatchObject(body('unsupported', 1402))
  const callback = await composio.create('user_1')
  const refused = await failure(callback.authorize('gmail', { callbackUrl: 'https://e.example' }))
  expect(refused).toMatchObject(body('callback_url_not_allowed', 1807))
})

test('401: a key that is none', async () => {
  const error = await failure(clientOf('mk_none', official.url).create('user_1'))
  expect(error).toBeInstanceOf(AuthenticationError)
  expect(error).toMatchObject(body('unauthorized', 10401))
})

test('403: a toolkit that the session does not include', async () => {
  const session = await composio.create('user_1', { toolkits: ['gmail'] })
  const error = await failure(session.authorize('github'))
  expect(error).toBeInstanceOf(PermissionDeniedError)
  expect(error).toMatchObject(body('tool_not_allowed', 1505))
})

test('404: what is not there', async () => {
  const error = await failure(composio.use('trs_none'))
  expect(error).toBeInstanceOf(NotFoundError)
  expect(error).toMatchObject(body('session_not_found', 1501))
})

test('409: a conflict is not tried again', async () => {
  const session = await composio.create('user_1')
  const first = await session.authorize('gmail', { alias: 'work' })
  const taken = await failure(session.authorize('gmail', { alias: 'work' }))
  expect(taken).toBeInstanceOf(ConflictError)
  expect(taken).toMatchObject(body('alias_taken', 1507))
  const switched = await failure(composio.connectedAccounts.disable(first.id))
  expect(switched).toBeInstanceOf(ConflictError)
  expect(switched).toMatchObject(body('connection_not_usable', 1802))
})

test('5xx: a write is not tried again, a read is', async () => {
  const session = await composio.create('user_1')
  await official.engine.close()
  const write = await failure(session.execute('GMAIL_SEND_EMAIL', {}))
  expect(write).toBeInstanceOf(InternalServerError)
  expect(write).toMatchObject({ status: 503, ...body('unavailable', 503) })
  const before = fetched
  await expect(composio.use(session.sessionId)).rejects.toBeInstanceOf(InternalServerError)
  expect(fetched - before).toBe(3)
})

test('a call that its caller gives up is cancelled', async () => {
  official.world.upstreams.hackernews.faults.push({ match: /search/, delayMs: 60_000 })
  const stop = new AbortController()
  const calling = composio.tools.execute(
    'HACKERNEWS_GET_FRONTPAGE',
    { userId: 'user_1', arguments: {}, dangerouslySkipVersionCheck: true },
    { signal: stop.signal },
  )
  stop.abort()
  await expect(calling).rejects.toThrow(ComposioRequestCancelledError)
})

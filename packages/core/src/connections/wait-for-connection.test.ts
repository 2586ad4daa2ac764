import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  type ConnectedAccount as WireConnectedAccount,
  accountStatus,
  type AttemptStatus,
  attemptStatus,
  connectedAccount,
  waitRequest,
} from '../contract/index.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { fakeClock } from '../transport/fake-clock.contract.ts'
import { envelope, fakeEngine } from '../transport/fake-engine.contract.ts'
import { createTransport, type TransportOptions } from '../transport/transport.ts'
import { wireAccount, wireLink } from '../transport/wire-samples.contract.ts'
import { createConnectedAccounts } from './create-connected-accounts.ts'
import { createConnectionRequest } from './connection-request.ts'
import { waitHeaders } from './wait-for-connection.ts'

type Answer = Partial<WireConnectedAccount> | Response | Error | (() => Response)

const pending: Answer = { status: 'INITIATED', attempt: { status: 'open', reason: null } }
const done: Answer = { attempt: { status: 'done', reason: null } }

/** A request to an engine that gives these answers one after the other, and the last one for ever. */
function waiting(answers: Answer[], options: Partial<TransportOptions> = {}) {
  const clock = fakeClock()
  const engine = fakeEngine({
    getConnectedAccount({ headers }) {
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (answer instanceof Error) throw answer
      if (typeof answer === 'function') return answer()
      return answer instanceof Response ? answer.clone() : applied(answer ?? {}, headers)
    },
  })
  /** An engine that waits: the pending answer comes when the time it was given is up. */
  function applied(change: Partial<WireConnectedAccount>, headers: Headers): Response {
    const seconds = Number(/wait=(\d+)/.exec(headers.get(waitRequest.prefer) ?? '')?.[1])
    if (change.attempt?.status === 'open') clock.pass(seconds * 1000)
    return Response.json(connectedAccount.parse(wireAccount(change)), {
      headers: { [waitRequest.applied]: `wait=${seconds}` },
    })
  }
  const base = { fetch: engine.fetch, baseURL: 'http://maillon.local', framework: 'x', clock }
  const transport = createTransport({ ...base, ...options })
  return { request: createConnectionRequest(transport, wireLink), transport, clock, ...engine }
}

/** What a server answers that knows nothing of waiting. */
function foreign(change: Partial<WireConnectedAccount>): () => Response {
  return () => Response.json(wireAccount(change))
}

test('the headers are those of the contract', () => {
  expect(waitHeaders).toEqual(waitRequest)
})

test('an engine that waits is asked again at once, for its own attempt, until the account is there', async () => {
  const { request, asked, clock } = waiting([pending, pending, done])
  expect(request).toMatchObject({ id: 'ca_1', status: 'INITIATED', linkToken: 'ln_1' })
  const account = await request.waitForConnection()
  expect(account).toMatchObject({ id: 'ca_1', status: 'ACTIVE', toolkit: { slug: 'gmail' } })
  expect(request.status).toBe('ACTIVE')
  expect(clock.pauses).toEqual([])
  expect(asked.map(({ path, headers }) => [path, headers.get('prefer')])).toEqual([
    ['/api/v3.1/connected_accounts/ca_1', 'wait=25'],
    ['/api/v3.1/connected_accounts/ca_1', 'wait=25'],
    ['/api/v3.1/connected_accounts/ca_1', 'wait=10'],
  ])
  expect(asked[0]?.headers.get('maillon-link-token')).toBe('ln_1')
})

test('an engine that says it waits and does not is asked once a second', async () => {
  const applied = { headers: { [waitRequest.applied]: 'wait=25' } }
  const hasty = Response.json(wireAccount({ status: 'INITIATED' }), applied)
  const { request, clock } = waiting([hasty, hasty, done])
  await request.waitForConnection()
  expect(clock.pauses).toEqual([1000, 1000])
})

test('a server that does not wait is asked once a second', async () => {
  const initiated = foreign({ status: 'INITIATED' })
  const { request, clock } = waiting([initiated, initiated, foreign({ status: 'ACTIVE' })])
  expect(await request.waitForConnection()).toMatchObject({ status: 'ACTIVE' })
  expect(clock.pauses).toEqual([1000, 1000])
})

const ends = { done: 'connected', failed: 'connection_failed', expired: 'connection_failed' }

test.each(
  attemptStatus.options.flatMap((attempt) =>
    accountStatus.options.map((account) => {
      const end = (ends as Partial<Record<AttemptStatus, string>>)[attempt] ?? 'connection_timeout'
      return [attempt, account, account === 'REVOKED' ? 'connection_failed' : end] as const
    }),
  ),
)('an attempt that is %s on an account that is %s is %s', async (attempt, status, end) => {
  const { request, asked } = waiting([
    {
      status,
      status_reason: 'of the account',
      attempt: { status: attempt, reason: 'of the link' },
    },
  ])
  const waited = request.waitForConnection(0)
  if (end === 'connected') expect(await waited).toMatchObject({ id: 'ca_1', status })
  else await expect(waited).rejects.toMatchObject({ code: end })
  expect(asked).toHaveLength(1)
})

test.each(
  accountStatus.options.map((status) => {
    if (status === 'ACTIVE') return [status, 'connected'] as const
    const failed = ['FAILED', 'EXPIRED', 'REVOKED'].includes(status)
    return [status, failed ? 'connection_failed' : 'connection_timeout'] as const
  }),
)('without word of an attempt, an account that is %s is %s', async (status, end) => {
  const { request } = waiting([foreign({ status, status_reason: 'so it is' })])
  const waited = request.waitForConnection(0)
  if (end === 'connected') expect(await waited).toMatchObject({ status })
  else await expect(waited).rejects.toMatchObject({ code: end })
})

test.each<[Partial<WireConnectedAccount>, status: string, reason: string | null]>([
  [{ attempt: { status: 'failed', reason: 'access_denied' } }, 'failed', 'access_denied'],
  [{ attempt: { status: 'expired', reason: null } }, 'expired', null],
  [
    {
      status: 'REVOKED',
      status_reason: 'by the user',
      attempt: { status: 'done', reason: 'other' },
    },
    'revoked',
    'by the user',
  ],
  [{ status: 'EXPIRED', status_reason: 'not finished in time' }, 'expired', 'not finished in time'],
])('%j ends the wait at once with the reason', async (change, status, reason) => {
  const { request, clock } = waiting([foreign(change)])
  const error: unknown = await request.waitForConnection().catch((caught: unknown) => caught)
  expect(error).toMatchObject({
    code: 'connection_failed',
    details: { connectedAccountId: 'ca_1', status, reason },
  })
  expect((error as Error).message).toContain(`ended as ${status}`)
  expect((error as Error).message).toContain(reason ?? '.')
  expect(clock.now()).toBe(0)
})

test('the limit ends it, a minute when none is given', async () => {
  for (const [limit, expected] of [
    [undefined, 60_000],
    [2500, 2500],
    [{ timeout: 90_000 }, 90_000],
  ] as const) {
    for (const answer of [pending, foreign({ status: 'INITIATED' })]) {
      const { request, clock } = waiting([answer])
      await expect(request.waitForConnection(limit)).rejects.toMatchObject({
        code: 'connection_timeout',
        details: { connectedAccountId: 'ca_1' },
      })
      expect(clock.now()).toBe(expected)
    }
  }
})

test.each([Number.NaN, -1, '60000'])('the limit %s is refused', async (limit) => {
  const { request, asked } = waiting([done])
  await expect(request.waitForConnection(limit as number)).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect(asked).toEqual([])
})

test('an engine that is away is waited for, as long as it asks', async () => {
  const busy = Response.json({}, { status: 429, headers: { 'retry-after': '4' } })
  const gateway = new Response('<html>Bad gateway</html>', { status: 502 })
  const down = new TypeError('fetch failed')
  const stopping = envelope(new MaillonError('unavailable'), { 'retry-after': '0' })
  const late = Response.json({}, { status: 504 })
  const { request, clock } = waiting([down, gateway, busy, stopping, late, done])
  expect(await request.waitForConnection()).toMatchObject({ status: 'ACTIVE' })
  expect(clock.pauses).toEqual([1000, 1000, 4000, 1000, 1000])
})

test('an engine that stays away is told apart from a user who does not come', async () => {
  const { request, clock } = waiting([new TypeError('fetch failed')])
  await expect(request.waitForConnection(3000)).rejects.toMatchObject({
    code: 'connection_timeout',
    message: expect.stringContaining('could not be reached'),
    cause: { code: 'network_error' },
  })
  expect(clock.now()).toBe(3000)
})

test.each<[Answer, object]>([
  [Response.json({}, { status: 404 }), { code: 'connected_account_not_found' }],
  [
    envelope(new MaillonError('connected_account_not_found')),
    { code: 'connected_account_not_found' },
  ],
  [Response.json({}, { status: 401 }), { code: 'unauthorized' }],
  [Response.json({}, { status: 500 }), { code: 'internal' }],
  [new Response('<html></html>'), { code: 'invalid_response' }],
  [Response.json({ id: 'ca_1' }), { code: 'invalid_response' }],
])('an answer that waiting does not mend ends it: %#', async (answer, error) => {
  const { request, clock } = waiting([answer])
  await expect(request.waitForConnection()).rejects.toMatchObject(error)
  expect(clock.pauses).toEqual([])
})

test('an account is waited for by its id alone', async () => {
  const { transport, asked } = waiting([foreign({ status: 'INITIATED' }), foreign({})])
  const accounts = createConnectedAccounts(transport)
  expect(await accounts.waitForConnection('ca_1', 5000)).toMatchObject({ id: 'ca_1' })
  expect(asked[0]?.headers.get('prefer')).toBe('wait=5')
  expect(asked[0]?.headers.has('maillon-link-token')).toBe(false)
})

// From here on with real sockets and real time.

const options = { fetch, framework: 'x', apiKey: 'mk_1' }

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

test('a wait goes on over a restart of the engine', async () => {
  const first = createServer(() => first.emit('asked'))
  const port = await listen(first)
  const transport = createTransport({ ...options, baseURL: `http://127.0.0.1:${port}` })
  const waited = createConnectionRequest(transport, wireLink).waitForConnection()
  await new Promise((resolve) => first.once('asked', resolve))
  first.closeAllConnections()
  await new Promise((resolve) => first.close(resolve))

  const second = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(wireAccount({ attempt: { status: 'done', reason: null } })))
  })
  await listen(second, port)
  expect(await waited).toMatchObject({ id: 'ca_1', status: 'ACTIVE' })
})

test('an abort ends a wait that hangs, and one that pauses, with its reason', async () => {
  const hanging = new AbortController()
  const port = await listen(createServer(() => hanging.abort(new Error('the user left'))))
  const transport = createTransport({ ...options, baseURL: `http://127.0.0.1:${port}` })
  const request = createConnectionRequest(transport, wireLink)
  await expect(request.waitForConnection({ signal: hanging.signal })).rejects.toThrow('user left')

  const pausing = new AbortController()
  const polled = await listen(
    createServer((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(wireAccount({ status: 'INITIATED' })))
      setTimeout(() => pausing.abort(new Error('the page closed')), 50)
    }),
  )
  const poll = createTransport({ ...options, baseURL: `http://127.0.0.1:${polled}` })
  await expect(
    createConnectionRequest(poll, wireLink).waitForConnection(60_000, { signal: pausing.signal }),
  ).rejects.toThrow('page closed')

  await expect(request.waitForConnection({ signal: AbortSignal.abort('gone') })).rejects.toBe(
    'gone',
  )
})

test('the limit holds against an engine that does not answer at all', async () => {
  const port = await listen(createServer(() => {}))
  const transport = createTransport({ ...options, baseURL: `http://127.0.0.1:${port}` })
  await expect(
    createConnectionRequest(transport, wireLink).waitForConnection(100),
  ).rejects.toMatchObject({ code: 'connection_timeout', cause: { code: 'request_timeout' } })
})

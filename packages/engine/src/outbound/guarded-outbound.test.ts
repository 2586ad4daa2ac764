import { MaillonError } from '@maillon/core'
import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'
import { createBulkhead } from './bulkhead.ts'
import { guardedOutbound } from './guarded-outbound.ts'
import type { Outbound } from './outbound.ts'
import type { OutboundInit } from './outbound-init.ts'

const origin = 'https://up.test'

/** A way out whose answers the test decides. */
function guarded(answer: (url: string) => number | MaillonError) {
  const sent: string[] = []
  const outbound = async (url: string) => {
    sent.push(url)
    const status = answer(url)
    if (typeof status !== 'number') throw status
    return { status, headers: new Headers(), body: new Uint8Array() }
  }
  const inner: Outbound = Object.assign(outbound, { close: async () => {} })
  const breaker = createBreaker(Date.now)
  const out = guardedOutbound(inner, { breaker, bulkhead: createBulkhead() })
  const call = (path: string, init: Partial<OutboundInit> = {}) =>
    out(origin + path, { origins: [origin], ...init }).then(
      ({ status }) => status,
      (error: MaillonError) => error.code,
    )
  const times = async (count: number, path: string, init?: Partial<OutboundInit>) => {
    for (let turn = 0; turn < count; turn += 1) await call(path, init)
    return call(path, init)
  }
  return { sent, call, times }
}

test('an upstream that only fails is left in peace', async () => {
  const { sent, times } = guarded(() => 503)
  expect(await times(10, '/')).toBe('upstream_unavailable')
  expect(sent).toHaveLength(10)
})

test.each(['upstream_unreachable', 'upstream_timeout', 'outcome_unknown'] as const)(
  '%s is its failure',
  async (code) => {
    const { times } = guarded(() => new MaillonError(code))
    expect(await times(10, '/')).toBe('upstream_unavailable')
  },
)

test('what a caller did wrong, how fast they are, and what one call breaks is not', async () => {
  for (const status of [400, 401, 403, 404, 429, 500, 501, 505])
    expect(await guarded(() => status).times(30, '/')).toBe(status)
  const refused = guarded(() => new MaillonError('outbound_refused'))
  expect(await refused.times(30, '/')).toBe('outbound_refused')
})

test('R27 what one party meets keeps nobody else from the upstream', async () => {
  let isDown = true
  const { call, times } = guarded(() => (isDown ? 503 : 200))
  expect(await times(30, '/', { party: 'eve' })).toBe('upstream_unavailable')
  isDown = false
  for (const party of ['ada', 'bob']) expect(await call('/', { party })).toBe(200)
  expect(await call('/', { party: 'eve' })).toBe('upstream_unavailable')
})

test('a caller who gave up says nothing about the upstream, whatever the error', async () => {
  const gone = AbortSignal.abort()
  const { times } = guarded(() => new MaillonError('outcome_unknown'))
  expect(await times(30, '/', { signal: gone })).toBe('outcome_unknown')
})

test('who waited here until there was no time left says nothing about the upstream', async () => {
  const late = async (_: string, init: OutboundInit) => {
    await init.beforeLarge?.('', AbortSignal.abort())
    throw new MaillonError('outcome_unknown')
  }
  const inner: Outbound = Object.assign(late, { close: async () => {} })
  const limits = { breaker: createBreaker(Date.now), bulkhead: createBulkhead() }
  const out = guardedOutbound(inner, limits)
  const beforeLarge = () => Promise.reject(new MaillonError('outcome_unknown'))
  for (let turn = 0; turn < 30; turn += 1) {
    const call = out(origin, { origins: [origin], beforeLarge })
    await expect(call).rejects.toMatchObject({ code: 'outcome_unknown' })
  }
})

test('R10 a token endpoint in trouble does not keep calls from an API at the same origin', async () => {
  const { call, times } = guarded((url) => (url.endsWith('/token') ? 503 : 200))
  expect(await times(10, '/token', { purpose: 'token' })).toBe('upstream_unavailable')
  expect(await call('/items')).toBe(200)
})

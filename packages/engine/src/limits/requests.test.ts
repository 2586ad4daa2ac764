import { createTestEngine, newApiKey } from '@maillon/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeClock } from '../../../core/src/transport/fake-clock.contract.ts'
import { createTransport } from '../../../core/src/transport/transport.ts'
import type { Engine } from '../engine.ts'
import { type Call, callWith } from '../http/test-api.contract.ts'

const noon = Date.UTC(2026, 10, 30, 12)
let clock: ReturnType<typeof fakeClock>
let engine: Engine
let call: Call
let apiKey: string
beforeEach(async () => {
  clock = fakeClock()
  const now = () => noon + clock.now()
  engine = (await createTestEngine({ limits: { perKey: 2 }, now })).engine
  apiKey = await newApiKey(engine)
  call = callWith(engine, apiKey)
})
afterEach(() => engine.close())

const told = ({ headers }: { headers: Headers }) =>
  ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => headers.get(name))

test('each answer to a key says how its limit stands, and what is beyond is refused with when to try again', async () => {
  clock.pass(30_000)
  const policy = '"key";q=2;w=60'
  expect(told(await call('listToolkits'))).toEqual([policy, '"key";r=1;t=30', null])
  expect(told(await call('listApiKeys'))).toEqual([policy, '"key";r=0;t=30', null])
  const refused = await call('createSession', { body: { user_id: 'ada' } })
  expect(told(refused)).toEqual([policy, '"key";r=0;t=30', '30'])
  expect(refused).toMatchObject({
    status: 429,
    error: {
      slug: 'rate_limited',
      message:
        'This API key has made 2 calls in this minute, the most that are allowed. This one was not made.',
      details: { limit: 'key', most: 2, retry_after: 30 },
    },
  })
  clock.pass(30_000)
  expect(await call('listToolkits')).toMatchObject({ status: 200 })
})

test('one key is not refused for another one, and calls from inside the process fall under none', async () => {
  await call('listToolkits')
  await call('listToolkits')
  expect((await call('listToolkits')).status).toBe(429)
  const other = callWith(engine, await newApiKey(engine))
  expect((await other('listToolkits')).status).toBe(200)
  for (let turn = 0; turn < 4; turn += 1) {
    const inside = await engine.as()('http://maillon.local/api/v3.1/toolkits')
    expect(inside.status).toBe(200)
    expect(told(inside)).toEqual([null, null, null])
  }
})

test('what is no key is not counted, and is told nothing of limits', async () => {
  const stranger = callWith(engine, 'mk_nobody')
  for (let turn = 0; turn < 4; turn += 1) {
    const answer = await stranger('listToolkits')
    expect([answer.status, ...told(answer)]).toEqual([401, null, null, null])
  }
  expect((await call('listToolkits')).status).toBe(200)
})

test('the client waits as long as it is told, a write too, and does it once', async () => {
  clock.pass(18_000)
  const { send } = createTransport({
    fetch: (url, init) => engine.fetch(new Request(url, init)),
    baseURL: 'http://localhost:4000',
    apiKey,
    framework: 'none',
    clock,
  })
  for (let n = 0; n < 3; n += 1) {
    const path = '/tool_router/session'
    await send({ method: 'POST', path, body: { user_id: 'ada' }, once: true }, () => undefined)
  }
  expect(clock.pauses).toEqual([42_000])
  const listed = await send(
    { method: 'GET', path: '/tool_router/session' },
    ({ items }: { items: unknown[] }) => items,
  )
  expect(listed).toHaveLength(3)
})

test('limits that are no numbers of calls are refused when the engine starts, by name', async () => {
  for (const [limits, name] of [
    [{ perUser: 0 }, 'limits.perUser'],
    [{ perKey: Number.NaN }, 'limits.perKey'],
    [{ perToolkit: { slack: 1.5 } }, 'limits.perToolkit.slack'],
    [{ quotas: { perUser: { day: -1 } } }, 'limits.quotas.perUser.day'],
  ] as const)
    await expect(createTestEngine({ limits })).rejects.toMatchObject({
      code: 'config_invalid',
      message: `${name} is no number of calls.`,
    })
})

test('false switches all of it off, or one of them', async () => {
  for (const limits of [false, { perKey: false }] as const) {
    const off = await createTestEngine({ limits })
    const answer = await callWith(off.engine, off.apiKey)('listToolkits')
    expect(told(answer)).toEqual([null, null, null])
    await off.stop()
  }
})

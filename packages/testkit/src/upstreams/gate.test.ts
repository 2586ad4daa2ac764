import { afterEach, beforeEach, expect, test } from 'vitest'
import { startGate } from './gate.ts'

let answered: number
let gate: Awaited<ReturnType<typeof startGate>>
beforeEach(async () => {
  answered = 0
  gate = await startGate({
    answer: async ({ body }) => {
      answered += 1
      return Response.json({ heard: body })
    },
  })
})
afterEach(() => gate.stop())

test('requests are recorded as they came', async () => {
  await fetch(`${gate.url}/a?b=c`, { method: 'POST', body: 'hello', headers: { 'X-Name': 'v' } })
  expect(gate.requests).toMatchObject([
    { method: 'POST', path: '/a?b=c', body: 'hello', headers: { 'x-name': 'v' } },
  ])
})

test('a fault answers in place of the service, as often as it says', async () => {
  gate.faults.push({ match: /^GET \/a$/, status: 503, headers: { 'retry-after': '1' }, times: 2 })
  const statuses: number[] = []
  for (const path of ['/a', '/b', '/a', '/a']) {
    statuses.push((await fetch(gate.url + path)).status)
  }
  expect(statuses).toEqual([503, 200, 503, 200])
  expect(answered).toBe(2)
  expect(gate.faults).toEqual([])
})

test('a cut before the work leaves no effect, a cut after it does', async () => {
  gate.faults.push({ match: /before/, destroy: 'before' }, { match: /after/, destroy: 'after' })
  await expect(fetch(`${gate.url}/before`)).rejects.toThrow()
  expect(answered).toBe(0)
  await expect(fetch(`${gate.url}/after`)).rejects.toThrow()
  expect(answered).toBe(1)
})

test('a delay holds the answer back until the caller gives up', async () => {
  gate.faults.push({ match: /slow/, delayMs: 60_000 })
  const signal = AbortSignal.timeout(20)
  await expect(fetch(`${gate.url}/slow`, { signal })).rejects.toThrow('timeout')
})

import { expect, onTestFinished, test, vi } from 'vitest'
import { createBulkhead } from './bulkhead.ts'

const slow = 'https://slow.test'
const limits = { places: 2, queue: 3, patienceMs: 10_000 }

/** For who waits longer than the test is about: they go away with it. */
function leavesWithTest(): AbortSignal {
  const over = new AbortController()
  onTestFinished(() => over.abort())
  return over.signal
}

test('a slow upstream keeps its own waiting, and nobody else', async () => {
  const bulkhead = createBulkhead(limits)
  await bulkhead.enter(slow, 'ada')
  await bulkhead.enter(slow, 'ada')
  let isIn = false
  bulkhead.enter(slow, 'ada', leavesWithTest()).then(
    () => (isIn = true),
    () => undefined,
  )
  await bulkhead.enter('https://other.test', 'ada')
  expect(isIn).toBe(false)
})

test('places are given in the order in which they were asked for, each once', async () => {
  const bulkhead = createBulkhead(limits)
  const [first, second] = [await bulkhead.enter(slow, 'ada'), await bulkhead.enter(slow, 'ada')]
  const order: string[] = []
  const waiting = ['a', 'b', 'c'].map(async (name) => {
    const leave = await bulkhead.enter(slow, 'ada')
    order.push(name)
    leave()
  })
  first()
  first()
  second()
  await Promise.all(waiting)
  expect(order).toEqual(['a', 'b', 'c'])
  // All places are free again.
  await bulkhead.enter(slow, 'ada')
  await bulkhead.enter(slow, 'ada')
})

test('a queue that is full says so at once, and one that does not move says so in time', async () => {
  const bulkhead = createBulkhead({ ...limits, patienceMs: 20 })
  await bulkhead.enter(slow, 'ada')
  await bulkhead.enter(slow, 'ada')
  const waiting = Array.from({ length: 4 }, () => bulkhead.enter(slow, 'ada'))
  const answers = await Promise.allSettled(waiting)
  const messages = answers.map((answer) => (answer as PromiseRejectedResult).reason.message)
  expect(messages).toEqual([
    ...Array(3).fill('Nothing is sent to slow.test now: it is too slow.'),
    'Nothing is sent to slow.test now: too many wait for it.',
  ])
})

test('a caller who goes away gives up the place in the queue', async () => {
  const bulkhead = createBulkhead({ ...limits, queue: 1 })
  const leave = await bulkhead.enter(slow, 'ada')
  await bulkhead.enter(slow, 'ada')
  const caller = new AbortController()
  const gone = bulkhead.enter(slow, 'ada', caller.signal)
  caller.abort(new Error('gone'))
  await expect(gone).rejects.toThrow('gone')
  const next = bulkhead.enter(slow, 'ada')
  leave()
  await next
})

test('one whose calls all hang leaves places for others, and room to wait for them', async () => {
  const bulkhead = createBulkhead({ places: 8, queue: 8, patienceMs: 10_000 })
  const signal = leavesWithTest()
  const stuck = Array.from({ length: 100 }, () => bulkhead.enter(slow, 'eve', signal))
  for (const one of stuck) one.catch(() => undefined)
  const refused = (await Promise.allSettled(stuck.slice(12))).map(({ status }) => status)
  expect(new Set(refused)).toEqual(new Set(['rejected']))
  const neighbours = ['ada', 'bob'].map((party) => bulkhead.enter(slow, party))
  for (const leave of await Promise.all(neighbours)) leave()
})

test('a place that comes free goes to whoever has the fewest', async () => {
  const bulkhead = createBulkhead({ places: 2, queue: 10, patienceMs: 10_000 })
  const leave = await bulkhead.enter(slow, 'eve')
  await bulkhead.enter(slow, 'eve')
  const order: string[] = []
  const waiting = ['eve', 'eve', 'eve', 'ada', 'bob', 'ada'].map(async (party) => {
    const done = await bulkhead.enter(slow, party)
    order.push(party)
    done()
  })
  leave()
  await Promise.all(waiting)
  expect(order).toEqual(['ada', 'bob', 'ada', 'eve', 'eve', 'eve'])
})

test('where the bulkhead has no patience of its own, one waits until its signal ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const bulkhead = createBulkhead({ places: 1, queue: Infinity, patienceMs: Infinity })
  await bulkhead.enter('', 'ada')
  const caller = new AbortController()
  const waiting = bulkhead.enter('', 'ben', caller.signal)
  vi.advanceTimersByTime(86_400_000)
  caller.abort(new Error('the deadline of its call'))
  await expect(waiting).rejects.toThrow('the deadline of its call')
})

import { expect, test } from 'vitest'
import { createBulkhead } from './bulkhead.ts'

const slow = 'https://slow.test'
const limits = { places: 2, queue: 3, patienceMs: 10_000 }

test('a slow upstream keeps its own waiting, and nobody else', async () => {
  const bulkhead = createBulkhead(limits)
  await bulkhead.enter(slow)
  await bulkhead.enter(slow)
  let isIn = false
  const third = bulkhead.enter(slow).then((leave) => {
    isIn = true
    return leave
  })
  await bulkhead.enter('https://other.test')
  expect(isIn).toBe(false)
  void third
})

test('places are given in the order in which they were asked for, each once', async () => {
  const bulkhead = createBulkhead(limits)
  const [first, second] = [await bulkhead.enter(slow), await bulkhead.enter(slow)]
  const order: string[] = []
  const waiting = ['a', 'b', 'c'].map(async (name) => {
    const leave = await bulkhead.enter(slow)
    order.push(name)
    leave()
  })
  first()
  first()
  second()
  await Promise.all(waiting)
  expect(order).toEqual(['a', 'b', 'c'])
  // All places are free again.
  await bulkhead.enter(slow)
  await bulkhead.enter(slow)
})

test('a queue that is full says so at once, and one that does not move says so in time', async () => {
  const bulkhead = createBulkhead({ ...limits, patienceMs: 20 })
  await bulkhead.enter(slow)
  await bulkhead.enter(slow)
  const waiting = Array.from({ length: 4 }, () => bulkhead.enter(slow))
  const answers = await Promise.allSettled(waiting)
  const messages = answers.map((answer) => (answer as PromiseRejectedResult).reason.message)
  expect(messages).toEqual([
    ...Array(3).fill('Nothing is sent to slow.test now: it is too slow.'),
    'Nothing is sent to slow.test now: too many wait for it.',
  ])
})

test('a caller who goes away gives up the place in the queue', async () => {
  const bulkhead = createBulkhead({ ...limits, queue: 1 })
  const leave = await bulkhead.enter(slow)
  await bulkhead.enter(slow)
  const caller = new AbortController()
  const gone = bulkhead.enter(slow, caller.signal)
  caller.abort(new Error('gone'))
  await expect(gone).rejects.toThrow('gone')
  const next = bulkhead.enter(slow)
  leave()
  await next
})

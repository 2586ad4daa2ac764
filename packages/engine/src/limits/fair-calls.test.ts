import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { callWith } from '../http/test-api.contract.ts'
import { startTicks } from './ticks.contract.ts'

test('a call that comes behind a burst of another user is answered before nearly all of it', async () => {
  const ticks = await startTicks()
  onTestFinished(() => void ticks.stop())
  const { toolkit, routes } = ticks
  const { engine, apiKey, stop } = await createTestEngine({ toolkits: [toolkit], routes })
  onTestFinished(stop)
  const call = callWith(engine, apiKey)
  const session = async (user: string) =>
    (await call('createSession', { body: { user_id: user } })).body.session_id
  const [greedy, other] = [await session('greedy'), await session('other')]
  let answered = 0
  const tick = async (sessionId: string, n: number) => {
    const body = { tool_slug: 'TICKS_TICK', arguments: { who: 'all', n } }
    const { body: told } = await call('executeInSession', { path: { sessionId }, body })
    expect(told.error).toBeNull()
    answered += 1
  }
  const burst = Array.from({ length: 300 }, (_, n) => tick(greedy, n))
  await tick(other, 0)
  expect(answered).toBeLessThan(60)
  await Promise.all(burst)
  expect(ticks.asked('all')).toBe(301)
})

import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { mail, send, startPendingApi } from './fixtures.contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('on Postgres too, many that call and carry on at once make one waiting call with one effect', async () => {
  const api = await startPendingApi({ database: await postgres.createDatabase() })
  onTestFinished(api.stop)
  const sessionId = await api.session()
  const calls = Array.from({ length: 25 }).flatMap(() =>
    [api, api.twin].map(({ execute }) => execute(sessionId, send, mail('Waiting'))),
  )
  const asked = await Promise.all(calls)
  const [first] = asked
  expect(new Set(asked.map(({ data }) => data.pending_id)).size).toBe(1)
  await api.finish({ redirect_url: String(first?.data.redirect_url) })
  const resumes = Array.from({ length: 50 }, (_, index) =>
    (index % 2 === 0 ? api : api.twin).resume(sessionId, first?.data.pending_id),
  )
  const answers = await Promise.all(resumes)
  // The model's own call takes the answer: a later one would be another call.
  answers.push(await api.twin.execute(sessionId, send, mail('Waiting')))
  expect(answers[0]?.error).toBeNull()
  expect(new Set(answers.map(({ log_id }) => log_id)).size).toBe(1)
  expect(api.sent()).toBe(1)
})

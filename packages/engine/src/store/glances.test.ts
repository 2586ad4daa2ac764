import { expect, test, vi } from 'vitest'
import { createGlances, type RunGlance } from './glances.ts'

/** Answers statements when it is told to, each row with the kid and session that were asked about. */
function server() {
  const statements: Parameters<RunGlance>[0][] = []
  const answers: PromiseWithResolvers<unknown[][]>[] = []
  const run: RunGlance = (statement) => {
    const answer = Promise.withResolvers<unknown[][]>()
    statements.push(statement)
    answers.push(answer)
    return answer.promise
  }
  const seen = (values: unknown[]) =>
    Array.from({ length: values.length / 3 }, (_, place) => {
      const [kid, , session] = values.slice(place * 3)
      return [place, kid, 'project', session, 'user', '', '']
    })
  const reply = (index: number) => answers[index]?.resolve(seen(statements[index]?.values ?? []))
  return { glance: createGlances(run), statements, reply, answers }
}
const at = (index: number) => ({ kid: `key ${index}`, sessionId: `session ${index}` })

test('calls that come while others look share a statement, and each is told of its own', async () => {
  const { glance, statements, reply } = server()
  const all = Array.from({ length: 20 }, (_, index) => glance(at(index)))
  const same = glance(at(19))
  expect(statements.map(({ values }) => values.length / 3)).toEqual([1, 1])
  reply(0)
  await all[0]
  reply(1)
  await all[1]
  await vi.waitFor(() =>
    expect(statements.map(({ values }) => values.length / 3)).toEqual([1, 1, 16, 4]),
  )
  reply(2)
  reply(3)
  const seen = await Promise.all(all)
  expect(seen.map((row) => [row?.key, row?.session])).toEqual(
    seen.map((_, index) => [`key ${index}`, `session ${index}`]),
  )
  expect(await same).toEqual(seen[19])
})

test('a call that comes after a statement went out is not told what that saw', async () => {
  const { glance, statements, reply } = server()
  const early = glance(at(1))
  const late = glance(at(1))
  expect(statements).toHaveLength(2)
  reply(0)
  reply(1)
  await Promise.all([early, late])
})

test('a look that fails tells nothing, and the next one is another', async () => {
  const { glance, answers, reply } = server()
  const failed = glance(at(1))
  answers[0]?.reject(new Error('gone'))
  expect(await failed).toBeUndefined()
  const next = glance(at(1))
  reply(1)
  expect(await next).toMatchObject({ key: 'key 1' })
})

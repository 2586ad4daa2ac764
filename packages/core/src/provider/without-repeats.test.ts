import { expect, test } from 'vitest'
import { counted, itemResult } from '../sessions/execute-items.ts'
import { modelOutput } from './model-output.ts'
import { toolFailure } from './tool-failure.ts'
import { MaillonError } from '../errors/maillon-error.ts'

const done = (data: Record<string, unknown>) => ({ data, error: null, logId: 'log_1' })
const refused = toolFailure(
  new MaillonError('upstream_error', { message: 'Gone.', hint: 'Look elsewhere.' }),
)

function told(...items: ReturnType<typeof itemResult>[]) {
  const data = { ...counted(items), session: { id: 'trs_1' } }
  return modelOutput(done(data))
}

test('of calls of one tool a model is told what each answered, and nothing twice', () => {
  const items = ['a', 'b'].map((id, index) => itemResult('LIST', index, done({ selected: id })))
  expect(told(...items)).toEqual({
    results: [
      { index: 0, response: { data: { selected: 'a' } } },
      { index: 1, response: { data: { selected: 'b' } } },
    ],
    error_count: 0,
  })
})

test('of several tools each item has its slug, and a failed one its error, once', () => {
  expect(told(itemResult('LIST', 0, done({ id: 1 })), itemResult('GET', 1, refused))).toEqual({
    results: [
      { index: 0, tool_slug: 'LIST', response: { data: { id: 1 } } },
      {
        index: 1,
        tool_slug: 'GET',
        response: {
          data: { code: 'upstream_error', hint: 'Look elsewhere.' },
          error: 'Gone.',
        },
      },
    ],
    error_count: 1,
  })
})

test.each([
  { results: [] },
  { results: [{ id: 1 }], total_count: 1, success_count: 1, error_count: 0 },
  { results: 'none', total_count: 0 },
  { results: [itemResult('LIST', 0, done({}))], total_count: 9, success_count: 1 },
])('what any other tool answers is told as it is: %j', (data) => {
  expect(modelOutput(done(data))).toEqual(data)
})

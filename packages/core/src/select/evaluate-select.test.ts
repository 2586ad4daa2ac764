import { compile, search } from '@jmespath-community/jmespath'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateSelect } from './evaluate-select.ts'
import { parseSelect } from './parse-select.ts'

const select = async (expression: string, value: unknown) =>
  evaluateSelect(await parseSelect(expression), value)

const mails = {
  messages: [
    { id: 'a', subject: 'Lunch', date: '2026-11-30', size: 3, labels: ['INBOX'] },
    { id: 'b', subject: 'Contract', date: '2026-11-02', size: 9, labels: ['INBOX', 'UNREAD'] },
    { id: 'c', subject: 'Rope', date: '2026-11-29', size: 5 },
  ],
  next: null,
}

test.each([
  ['messages[*].subject', ['Lunch', 'Contract', 'Rope']],
  ['messages[].subject', ['Lunch', 'Contract', 'Rope']],
  ['data.messages[0].id', 'a'],
  ['$.messages[-1].id', 'c'],
  ['messages[:2].id', ['a', 'b']],
  ['messages[::-1].id', ['c', 'b', 'a']],
  ['messages[*].subject[:3]', ['Lun', 'Con', 'Rop']],
  ['messages[0].{s: subject, n: size}', { s: 'Lunch', n: 3 }],
  ['messages[?size > `4`].id', ['b', 'c']],
  ["messages[?date >= '2026-11-29'].id", ['a', 'c']],
  ["messages[?contains(labels || `[]`, 'UNREAD')].id", ['b']],
  ['length(messages)', 3],
  ['sort_by(messages, &date)[*].id', ['b', 'c', 'a']],
  ['max_by(messages, &size).id', 'b'],
  ["join(', ', messages[*].id)", 'a, b, c'],
  ['messages[*].labels[]', ['INBOX', 'INBOX', 'UNREAD']],
  ['keys(@)', ['messages', 'next']],
  ['map(&size, messages)', [3, 9, 5]],
  ['merge({a: `1`}, {b: `2`})', { a: 1, b: 2 }],
  ['not_null(nope, next, messages[0].id)', 'a'],
  ['messages[?!labels].id', ['c']],
  ["messages[?size > `4` && starts_with(subject, 'R')].id", ['c']],
])('%s', async (expression, expected) => {
  expect((await select(expression, mails)).value).toEqual(expected)
})

const name = fc.constantFrom('a', 'b', 'c', '"d e"')
const expressions = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    name,
    fc.constantFrom('@', '`1`', "'x'", '*', '[*]', '[]', '[0]', '[-1]', '[1:]', '[::-1]', '[?a]'),
    fc.tuple(tie('one'), name).map(([left, right]) => `${left}.${right}`),
    fc
      .tuple(tie('one'), fc.constantFrom('[*]', '[]', '[0]', '[:1]', '[?@.a == `1`]'))
      .map((two) => two.join('')),
    fc
      .tuple(tie('one'), fc.constantFrom(' | ', ' || ', ' && ', ' == '), tie('one'))
      .map((all) => all.join('')),
    tie('one').map((inner) => `!(${inner})`),
    tie('one').map((inner) => `${inner} < \`1\``),
    tie('one').map((inner) => `{x: ${inner}, y: @}`),
    tie('one').map((inner) => `[${inner}, a]`),
    fc
      .tuple(
        fc.constantFrom('length', 'keys', 'to_string', 'type', 'to_array', 'not_null'),
        tie('one'),
      )
      .map(([call, inner]) => `${call}(${inner})`),
    tie('one').map((inner) => `sort_by(${inner}, &a)`),
  ),
})).one
const values = fc.jsonValue({ maxDepth: 3 }).chain((any) =>
  fc.record({
    a: fc.oneof(fc.integer(), fc.array(fc.dictionary(name, fc.integer()))),
    b: fc.constant(any),
    'd e': fc.dictionary(name, fc.jsonValue()),
  }),
)

test('it selects what the library that reads the expression would', async () => {
  await fc.assert(
    fc.asyncProperty(expressions, values, async (expression, value) => {
      fc.pre(isExpression(expression))
      const theirs = outcome(() => search(value as never, expression))
      const ours = await select(expression, value).then(
        ({ value: found }) => ({ found }),
        () => 'refused',
      )
      if (ours !== 'refused' || theirs !== 'refused') expect(ours).toEqual(theirs)
    }),
    { numRuns: 300 },
  )
})

function isExpression(text: string): boolean {
  return outcome(() => compile(text)) !== 'refused'
}

function outcome<Value>(run: () => Value): { found: Value } | 'refused' {
  try {
    return { found: run() }
  } catch {
    return 'refused'
  }
}

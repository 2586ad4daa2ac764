import { expect, test } from 'vitest'
import { parseSelect } from './parse-select.ts'
import { selectPart } from './select-part.ts'

const select = async (expression: string, value: unknown) =>
  selectPart(await parseSelect(expression), value)

const list = Array.from({ length: 200 }, (_, index) => index)
const hostile = {
  list,
  many: Array.from({ length: 10_000 }, () => 0),
  texts: Array.from({ length: 1_000 }, () => 'a'),
  // Made apart, so that they have to be read to be found the same.
  text: 'x'.repeat(100_000),
  same: Array.from({ length: 100_000 }, () => 'x').join(''),
}
const piped = (part: string, times: number) => Array.from({ length: times }, () => part).join('|')

test.each([
  ['lists that double', piped('[@,@]', 160)],
  ['objects that double', piped('{a:@,b:@}', 90)],
  ['texts that double', piped("join('',[@,@])", 60).replace('@,@', "'x','x'")],
  ['JSON in JSON', piped('to_string([@,@])', 50)],
  ['a comparison of what has doubled', `{a: ${piped('[@,@]', 60)}, b: ${piped('[@,@]', 60)}}|a==b`],
  ['loops in loops', `${'map(&'.repeat(8)}@${',$.list)'.repeat(8)}`],
  ['filters in filters', `${'list[?$.'.repeat(6)}list${']'.repeat(6)}`],
  [
    'a sort for each item',
    'list[*].{a: sort_by($.list, &@), b: sort_by($.list, &@)}[].a[].[sort($.list)]',
  ],
  ['a long list, many times in one', `many.[${'@,'.repeat(480)}@][]`],
  ['long texts that are compared for each item', 'list[?$.text == $.same]'],
  ['long texts that are cut for each item', 'list[*].[$.text[::-1]]'],
  ['a long text between all items', 'join(text, texts)'],
])('%s end, and the answer is not lost', async (_, expression) => {
  const { missing, isInVain } = await select(expression, hostile)
  expect(isInVain).toBe(true)
  expect(missing).toContain('takes too long')
})

test.each(['(', '!', '[', 'a.', '@|', '{a:', 'not_null(', '`[', '[?', '&'])(
  'a thousand of %s are refused or read, and nothing breaks',
  async (part) => {
    const closed = { '(': ')', '[': ']', '{a:': '}', 'not_null(': ')', '[?': ']' }[part] ?? ''
    const times = Math.floor(990 / (part.length + closed.length))
    const expression = `${part.repeat(times)}a${closed.repeat(times)}`
    const outcome = await select(expression, { a: 1 }).then(
      () => 'read',
      (error: { code: string }) => error.code,
    )
    expect(outcome).toMatch(/^(?:read|invalid_arguments)$/)
  },
)

test('what is nested deeper than an answer may be is not selected', async () => {
  const deep = JSON.parse('['.repeat(400) + ']'.repeat(400)) as unknown
  const { isInVain } = await select(`${'['.repeat(400)}@${']'.repeat(400)}`, deep)
  expect(isInVain).toBe(true)
})

test('only own names are there', async () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'length']) {
    const { isInVain } = await select(`{x: ${name}, y: a.${name}}`, { a: { b: 1 } })
    expect(isInVain).toBe(true)
  }
  const made = await select('{__proto__: a} | merge(@, {b: `1`})', { a: { polluted: true } })
  expect(Object.keys(made.value as object)).toEqual(['__proto__', 'b'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test.each([
  ['messages[*', 'Syntax error'],
  ['', 'JMESPath'],
  ['eval(@)', 'There is no function eval; there are: abs'],
  ['constructor(@)', 'There is no function constructor'],
  ['pad_left(a, `1000000000`)', 'There is no function pad_left'],
  ['let $x = a in $x', 'LetExpression'],
  ['a'.repeat(1_001), 'longer than 1000'],
])('%s is refused before anything is called', async (expression, why) => {
  const refused = select(expression, {})
  await expect(refused).rejects.toMatchObject({
    code: 'invalid_arguments',
    message: expect.stringContaining(why),
    hint: expect.stringContaining('Nothing was called'),
  })
})

test.each(['merge(a, `1`)', "merge(a, 'xy')", 'merge(a, `[1]`)'])(
  '%s merges no more than objects',
  async (expression) => {
    const { missing, isInVain } = await select(expression, { a: { b: 1 } })
    expect(isInVain).toBe(true)
    expect(missing).toBe('An object is wanted where there is none.')
  },
)

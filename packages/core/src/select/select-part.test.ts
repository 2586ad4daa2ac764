import { expect, test } from 'vitest'
import { parseSelect } from './parse-select.ts'
import { selectedData, selectPart } from './select-part.ts'

const answer = {
  messages: [
    { id: 'a', subject: 'Lunch', from: { name: 'Ben' } },
    { id: 'b', subject: 'Rope' },
  ],
  total: 2,
  next_page: null,
}

async function select(expression: string) {
  const selection = selectPart(await parseSelect(expression), answer)
  return { data: selectedData(selection, { answer }), isInVain: selection.isInVain }
}

test('what is there is selected, and nothing stands beside it', async () => {
  const { data, isInVain } = await select('messages[*].subject')
  expect({ data, isInVain }).toEqual({ data: { selected: ['Lunch', 'Rope'] }, isInVain: false })
})

test.each([
  ['messages[*].subjct', 'There is no "subjct"; there are: id, subject, from.'],
  ['mails[*].subject', 'There is no "mails"; there are: messages, total, next_page.'],
  ['messages.subject', '"subject" is asked of a list of 2: write [*] before it.'],
  ['messages[*].{s: subjct}', 'There is no "subjct"'],
  ['total[*]', 'Items are asked of a value without items.'],
  ['messages[0][*]', 'Items are asked of an object; there are: id, subject, from.'],
  ['total.subject', '"subject" is asked of a value without names.'],
  ["messages[?from_name == 'Ben']", 'There is no "from_name"'],
  ['length(total)', 'length() expected argument 1 to be'],
  ['sort_by(messages, &from)', 'Only numbers can be ordered'],
])('%s is told what there is, and that the call was made', async (expression, why) => {
  const { data, isInVain } = await select(expression)
  expect(isInVain).toBe(true)
  expect(data).toMatchObject({ selected: null, answer })
  expect(data.select_error).toMatch(/^The call was made, do not make it again;/)
  expect(data.select_error).toContain(why)
})

test('a name that no item has is told beside what was found', async () => {
  const { data, isInVain } = await select('messages[*].{id: id, s: subjct}')
  expect(isInVain).toBe(false)
  expect(data).toEqual({
    selected: [
      { id: 'a', s: null },
      { id: 'b', s: null },
    ],
    select_error: 'There is no "subjct"; there are: id, subject, from.',
  })
})

test.each([
  ['messages[*].from.name', ['Ben']],
  ["messages[?subject == 'None'].id", []],
  ['next_page', null],
  ['messages[9].id', null],
  ['nope || total', 2],
  ['not_null(nope, total)', 2],
])('%s is no mistake', async (expression, selected) => {
  const { data, isInVain } = await select(expression)
  expect({ data, isInVain }).toEqual({ data: { selected }, isInVain: false })
})

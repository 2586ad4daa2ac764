import { expect, test } from 'vitest'
import { toolName } from './tool-name.ts'

const takenByModels = /^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/

test('a slug that every model takes is its own name', () => {
  for (const slug of ['GMAIL_SEND_EMAIL', 'COMPOSIO_MANAGE_CONNECTIONS', 'a-b', 'X'.repeat(64)]) {
    expect(toolName(slug)).toBe(slug)
  }
})

test('any other slug gets a name that every model takes, and always the same', () => {
  for (const slug of [
    'X'.repeat(65),
    'gmail.send email',
    'MÉTÉO_天気',
    '',
    '🙂',
    'a/b\n',
    '2CHAT_SEND',
    '-a',
  ]) {
    expect(toolName(slug)).toMatch(takenByModels)
    expect(toolName(slug)).toBe(toolName(slug))
  }
  expect(toolName('gmail.send email')).toBe('gmail_send_email_8abbb83b')
})

test('slugs that look alike once mapped keep different names', () => {
  const long = 'SOME_VERY_LONG_TOOLKIT_WITH_MANY_WORDS_IN_THE_NAME_OF_ITS_ACTION_'
  const slugs = ['a.b', 'a b', 'a/b', 'a..b', `${long}ONE`, `${long}TWO`, 'é', 'è']
  expect(new Set(slugs.map((slug) => toolName(slug))).size).toBe(slugs.length)
})

test('a name leaves room for what a client puts before it', () => {
  const slug = 'GOOGLESHEETS_SPREADSHEETS_VALUES_BATCH_CLEAR_BY_DATA_FILTER'
  expect(toolName(slug)).toBe(slug)
  expect(toolName(slug, 45)).toBe('GOOGLESHEETS_SPREADSHEETS_VALUES_BAT_1642766a')
  expect(toolName('GMAIL_SEND_EMAIL', 45)).toBe('GMAIL_SEND_EMAIL')
})

import { expect, test } from 'vitest'
import { argumentNames } from '@maillon/core/toolkit'
import { toolkitWords } from './toolkit-words.ts'

test.each([
  ['Google Drive', 'googledrive', 'Google Drive'],
  ["GitHub's official OpenAPI spec + extension", 'github', 'GitHub'],
  ['Twilio - Api', 'twilio', 'Twilio'],
  ['Konto', 'accounts', 'Konto'],
])('of a title, a toolkit is called what its slug has of it: %s', (name, slug, words) => {
  expect(toolkitWords({ name, slug })).toBe(words)
})

test('arguments are known by their names and by what is in them', () => {
  const input = {
    type: 'object',
    properties: {
      task_id: { type: 'string' },
      data: { $ref: '#/$defs/Task' },
      more: { properties: { due_on: {} } },
    },
    $defs: {
      Task: { allOf: [{ $ref: '#/$defs/Base' }, { properties: { assignee: {} } }] },
      Base: { properties: { title: {} } },
    },
  } as const
  expect(argumentNames(input)).toEqual(['task_id', 'data', 'title', 'assignee', 'more', 'due_on'])
  expect(argumentNames({ type: 'object', properties: { a: { $ref: '#' } } })).toEqual(['a'])
})

import { expect, test } from 'vitest'
import { deeds } from './deeds.ts'
import { aboutMany, whatItDoes } from './what-it-does.ts'

const { create, find, change, remove } = deeds

test.each([
  ['Create an issue', 'write', create],
  ['Create or update a secret', 'write', create | change],
  ['Update a label', 'write', change],
  ['Frobnicate a label', 'write', create | change],
  ['Delete a label', 'destroy', remove],
  ['Frobnicate a label', 'destroy', remove],
  ['Create a refund', 'destroy', create],
  ['Get a label', 'read', find],
  ['Get labels of an issue', 'read', find | aboutMany],
  ['List call', 'read', find | aboutMany],
  ['Get multiple tasks', 'read', find | aboutMany],
  ['Get the status of issues', 'read', find],
  ['Create a preview', 'read', find],
  ['Create an issue', undefined, 0],
  ['', 'write', create | change],
] as const)(
  'a tool does what its effect and the verb of its name say: %s, %s',
  (name, effect, does) => {
    expect(whatItDoes({ name, ...(effect && { effect }) })).toBe(does)
  },
)

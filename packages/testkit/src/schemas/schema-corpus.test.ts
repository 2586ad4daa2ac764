import { validateArguments } from '@maillon/core/provider'
import { expect, test } from 'vitest'
import { schemaCorpus } from './schema-corpus.ts'

test.for(schemaCorpus)(
  '$name: its arguments are told apart',
  async ({ schema, valid, invalid }) => {
    for (const value of valid) {
      expect(await validateArguments(schema, value)).toEqual({ value })
    }
    for (const value of invalid) {
      expect(await validateArguments(schema, value)).toHaveProperty('error')
    }
  },
)

test('each case has a name of its own, fit for a tool', () => {
  const names = schemaCorpus.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[A-Z0-9_]{1,64}$/)
})

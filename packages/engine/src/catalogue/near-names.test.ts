import { expect, test } from 'vitest'
import { nearNames } from './near-names.ts'

test('a toolkit that is a service as well is suggested once', () => {
  expect(nearNames('gmial', ['gmail', 'mistral', 'gmail'])).toEqual(['gmail', 'mistral'])
})

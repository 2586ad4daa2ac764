import { expect, test } from 'vitest'
import { errorCodes } from './error-codes.ts'

test('each error has a number of its own', () => {
  const numbers = Object.values(errorCodes).map(({ number }) => number)
  expect(numbers.toSorted()).toEqual([...new Set(numbers)].toSorted())
})

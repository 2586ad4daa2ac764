import { expect, test } from 'vitest'
import { interrupts } from './interrupts.ts'

test('the provider says whether a call stops the run, else the session; a typo is told, and asks nobody less', () => {
  expect(interrupts(undefined, { onRequired: 'interrupt' })).toBe(true)
  expect(interrupts('return', { onRequired: 'interrupt' })).toBe(false)
  expect(interrupts('interrupt', { onRequired: 'wait' })).toBe(true)
  expect(interrupts(undefined, undefined)).toBe(false)
  for (const typo of ['interupt', true, null]) {
    expect(() => interrupts(typo as 'return', { onRequired: 'interrupt' })).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        hint: expect.stringContaining("'return'"),
      }),
    )
  }
})

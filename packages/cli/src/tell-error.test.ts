import { MaillonError } from '@maillon/core'
import { expect, test, vi, onTestFinished } from 'vitest'
import { tellError } from './tell-error.ts'

function told(error: unknown, isVerbose: boolean): string {
  const lines: string[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)))
  onTestFinished(() => spy.mockRestore())
  tellError(error, isVerbose)
  return lines.join('\n')
}

test('what nobody expected is a line, and its stack is told to whoever asks', () => {
  const error = new TypeError('x is \u001b[2J undefined', { cause: new Error('deeper') })
  const short = told(error, false)
  expect(short.split('\n')).toEqual([
    'Something unexpected went wrong: x is \\u{1b}[2J undefined',
    'With --verbose, or MAILLON_DEBUG=1, it tells where.',
  ])
  const long = told(error, true)
  expect(long).toContain('tell-error.test.ts')
  expect(long).toContain('Error: deeper')
  expect(long).not.toContain('\u001b')
})

test('what is known is told with what to do', () => {
  const error = new MaillonError('config_invalid', { message: 'No key.', hint: 'Make one.' })
  const foreign = { message: 'No.', hint: 'Do\u001b[2J\u202e\nthis.' }
  expect(told(new MaillonError('forbidden', foreign), false)).toBe(
    'No.\nDo\\u{1b}[2J\\u{202e}\nthis.',
  )
  expect(told(error, false)).toBe('No key.\nMake one.')
  expect(told(error, true)).toContain('tell-error.test.ts')
})

import { expect, test } from 'vitest'
import { readArguments } from './read-arguments.ts'

test('what is said is read, and what is not is left open', () => {
  expect(readArguments([])).toMatchObject({ folder: undefined, install: undefined, yes: false })
  const words = ['my-agent', '--framework', 'vercel', '--yes', '--no-install', '--no-start']
  expect(readArguments([...words, '--package-manager=pnpm'])).toMatchObject({
    folder: 'my-agent',
    framework: 'vercel',
    packageManager: 'pnpm',
    yes: true,
    install: false,
    start: false,
  })
  expect(readArguments(['-h', '-v', '-y', '-f', 'vercel'])).toMatchObject({
    help: true,
    version: true,
    yes: true,
    framework: 'vercel',
  })
})

test.each([
  [['--framwork', 'vercel'], '--framwork', 'Did you mean --framework?'],
  [['--no-instal'], '--no-instal', 'Did you mean --install?'],
  [['--no-framework'], '--no-framework', '--framework'],
  [['-x'], '-x', '--help'],
  [['--wholly-unknown'], '--wholly-unknown', '--help'],
  [['--framework'], '--framework', 'what it is to be'],
  [['--framework', 'vercell'], 'vercell', 'Did you mean vercel?'],
  [['--framework', 'rails'], 'rails', 'There are vercel, next'],
  [['--package-manager', 'cargo'], 'cargo', 'There are npm'],
  [['--yes=1'], '--yes', '--no-yes'],
  [['one', 'two'], 'one two', '--'],
])('%j is refused in words, with what was meant', (words, message, hint) => {
  expect(() => readArguments(words)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  )
})

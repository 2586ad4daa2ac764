import { expect, test } from 'vitest'
import { type Outcome, outcomePage } from './outcome-page.ts'

const about = { app: 'Acme', service: { name: 'Gmail' } }

function words(outcome: Outcome) {
  const page = outcomePage({ nonce: 'n', ...outcome })
  return page
    .slice(page.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
}

test('whoever connected is told which account, and to go back', () => {
  const page = words({ kind: 'connected', ...about, account: 'ada@example.com' })
  expect(page).toContain('Gmail is connected')
  expect(page).toContain('ada@example.com')
  expect(page).toContain('You can close this window and go back to Acme.')
})

test.each<Outcome>([
  { kind: 'failed', ...about, reason: 'It took too long.' },
  { kind: 'expired', ...about },
  { kind: 'used', ...about, result: 'failed' },
  { kind: 'used', ...about, result: 'pending' },
  { kind: 'other_browser', ...about },
])('whoever could not connect is sent back to the app for a new link: %o', (outcome) => {
  expect(words(outcome)).toMatch(/go back to Acme and ask for a new link\./i)
})

test('a used link tells what came of it', () => {
  expect(words({ kind: 'used', ...about, result: 'connected' })).toContain('It connected Gmail.')
  expect(words({ kind: 'used', ...about, result: 'failed' })).toContain('It did not connect Gmail.')
})

test("a service's own words are told apart from ours, and cut", () => {
  const quote = 'x'.repeat(5000)
  expect(words({ kind: 'failed', ...about, reason: 'Gmail refused.', quote })).toContain(
    `Gmail refused. Gmail said${'x'.repeat(300)}… `,
  )
})

test('a fault can be looked up', () => {
  expect(words({ kind: 'problem', reference: 'log_1' })).toContain('Reference: log_1')
})

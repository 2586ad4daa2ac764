import { expect, test } from 'vitest'
import { type Outcome, outcomePage } from './outcome-page.ts'
import { testLook } from './test-look.contract.ts'

const about = { service: { slug: 'gmail', name: 'Gmail' } }

function words(outcome: Outcome) {
  const page = outcomePage({ look: testLook('Acme'), ...outcome })
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
  { kind: 'failed', ...about, reason: 'verification_too_late' },
  { kind: 'expired', ...about },
  { kind: 'used', ...about, result: 'failed' },
  { kind: 'used', ...about, result: 'pending' },
  { kind: 'otherBrowser', ...about },
])('whoever could not connect is sent back to the app for a new link: %o', (outcome) => {
  expect(words(outcome)).toMatch(/go back to Acme and ask for a new link\./i)
})

test('a used link tells what came of it', () => {
  expect(words({ kind: 'used', ...about, result: 'connected' })).toContain('It connected Gmail.')
  expect(words({ kind: 'used', ...about, result: 'failed' })).toContain('It did not connect Gmail.')
})

test('where the app does not fit the service, nobody is told to try again', () => {
  const page = words({ kind: 'failed', ...about, reason: 'client_refused' })
  expect(page).toContain('tell the people who run the app')
  expect(page).not.toContain('new link')
})

test('a fault can be looked up', () => {
  expect(words({ kind: 'fault', reference: 'log_1' })).toContain('Reference: log_1')
})

import { expect, test } from 'vitest'
import { apiKeyPage } from './api-key-page.ts'

const props = {
  nonce: 'n',
  app: 'Acme',
  service: { name: 'Resend' },
  expiresAt: 600_000,
  now: 0,
  label: 'API key',
  connectAction: '/link/ln_1/key',
  cancelAction: '/link/ln_1/cancel',
}

test('the field is never filled in, kept by the browser, or sent by Cancel', () => {
  const page = apiKeyPage({ ...props, problem: { field: 'key', kind: 'rejected' } })
  const [field = ''] = /<input type="password"[^>]*>/.exec(page) ?? []
  expect(field).toContain('name="api_key"')
  expect(field).toContain('autocomplete="off"')
  expect(field).not.toContain('value')
  expect(page.indexOf('</form>')).toBeGreaterThan(page.indexOf(field))
  expect(page.indexOf('</form>')).toBeLessThan(page.indexOf('action="/link/ln_1/cancel"'))
})

test('what is wrong is said in the title, marked on the field and linked to it', () => {
  const page = apiKeyPage({
    ...props,
    help: 'In the settings',
    problem: { field: 'key', kind: 'rejected' },
  })
  expect(page).toContain('<title>Error: Connect Resend to Acme</title>')
  expect(page).toContain('aria-describedby="key-help key-problem" aria-invalid="true"')
  expect(page).toContain('did not accept this key')
  expect(apiKeyPage(props)).not.toMatch(/aria-invalid="|aria-describedby|Error:/)
})

test('help that is a web address is a link that names its host; other help is text', () => {
  const link = apiKeyPage({ ...props, help: 'https://resend.com@evil.example/"><b>' })
  expect(link).toContain('href="https://resend.com@evil.example/%22%3E%3Cb%3E"')
  expect(link).toContain('Find it at <bdi>evil.example</bdi>')
  expect(link).toContain('rel="noopener noreferrer"')
  for (const help of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'Settings',
  ]) {
    const page = apiKeyPage({ ...props, help })
    expect(page).not.toContain('<a ')
    expect(page).toContain(`<bdi>${help}</bdi>`)
  }
})

test('who it is gets a field of its own, where the service asks for it, and is never filled in', () => {
  const page = apiKeyPage({ ...props, userLabel: 'Account <b>' })
  const [field = ''] = /<input type="text"[^>]*>/.exec(page) ?? []
  expect(page).toContain('<label for="user">Account &lt;b&gt;</label>')
  expect(field).toContain('name="user"')
  expect(field).not.toContain('value')
  expect(apiKeyPage(props)).not.toContain('name="user"')
})

test('of two fields the one that is wrong is marked, with its name', () => {
  const problem = { field: 'user', kind: 'unsendable' } as const
  const page = apiKeyPage({ ...props, userLabel: 'Account <b>', problem })
  const [user = ''] = /<input type="text"[^>]*>/.exec(page) ?? []
  const [key = ''] = /<input type="password"[^>]*>/.exec(page) ?? []
  expect(user).toContain('aria-describedby="user-problem" aria-invalid="true"')
  expect(key).not.toContain('aria-')
  expect(page).toContain('The <bdi>Account &lt;b&gt;</bdi> has a character that cannot be sent')
})

test('a key of several lines gets a field that keeps them, and is never filled in', () => {
  const page = apiKeyPage({ ...props, multiline: true })
  expect(page).toMatch(/<textarea id="api-key" name="api_key" required [^>]*><\/textarea>/)
  expect(page).not.toContain('type="password"')
})

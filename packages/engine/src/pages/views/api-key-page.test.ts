import { expect, test } from 'vitest'
import { apiKeyPage } from './api-key-page.ts'
import type { ShownField } from './field-inputs.ts'
import { testLook } from './test-look.contract.ts'

const props = {
  look: testLook('Acme'),
  service: { slug: 'resend', name: 'Resend' },
  expiresAt: 600_000,
  now: 0,
  fields: [{ name: 'api_key', label: 'API key', secret: true }],
  connectAction: '/link/ln_1/key',
  cancelAction: '/link/ln_1/cancel',
}

const withHelp = (help: string) => ({
  ...props,
  fields: props.fields.map((field) => ({ ...field, help })),
})

test('the field is never filled in, kept by the browser, or sent by Cancel', () => {
  const page = apiKeyPage({ ...props, problem: { field: 'api_key', kind: 'rejected' } })
  const [field = ''] = /<input type="text"[^>]*class="masked"[^>]*>/.exec(page) ?? []
  expect(field).toContain('name="api_key"')
  expect(field).toContain('autocomplete="off"')
  expect(field).not.toContain('value')
  expect(page.indexOf('</form>')).toBeGreaterThan(page.indexOf(field))
  expect(page.indexOf('</form>')).toBeLessThan(page.indexOf('action="/link/ln_1/cancel"'))
})

test('what is wrong is said in the title, marked on the field and linked to it', () => {
  const page = apiKeyPage({
    ...props,
    fields: [{ name: 'api_key', label: 'API key', secret: true, help: 'In the settings' }],
    problem: { field: 'api_key', kind: 'rejected' },
  })
  expect(page).toContain('<title>Error: Connect Resend to Acme</title>')
  expect(page).toContain(
    'aria-describedby="field-api_key-help field-api_key-problem" aria-invalid="true"',
  )
  expect(page).toContain('did not accept this key')
  expect(apiKeyPage(props)).not.toMatch(/aria-invalid="|aria-describedby|Error:/)
})

test('help that is a web address is a link that names its host; other help is text', () => {
  const link = apiKeyPage(withHelp('https://resend.example/"><b>'))
  expect(link).toContain('href="https://resend.example/%22%3E%3Cb%3E"')
  expect(link).toContain('Find it at <bdi>resend.example</bdi>')
  expect(link).toContain('target="_blank" rel="noopener noreferrer"')
  expect(link).toContain('<span class="unseen"> (opens a new window)</span>')
  for (const help of [
    'http://resend.example/keys',
    'https://resend.com@evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'Settings',
  ]) {
    const page = apiKeyPage(withHelp(help))
    expect(page).not.toContain('<a ')
    expect(page).toContain(`<bdi>${help}</bdi>`)
  }
})

const user = { name: 'user', label: 'Account <b>' }

test('a field that is no secret keeps what was typed, and one that is never does', () => {
  const typed = { value: 'ada"><b>' }
  const fields = [
    { ...user, ...typed },
    { ...props.fields[0], ...typed },
  ] as ShownField[]
  const page = apiKeyPage({ ...props, fields })
  expect(page).toContain('<label for="field-user"><bdi>Account &lt;b&gt;</bdi></label>')
  expect(page).toMatch(
    /<input type="text" id="field-user" name="user"[^>]* value="ada&quot;&gt;&lt;b&gt;">/,
  )
  expect(page.split('value=')).toHaveLength(2)
})

test('of two fields the one that is wrong is marked, with its name', () => {
  const problem = { field: 'user', kind: 'unsendable' } as const
  const page = apiKeyPage({ ...props, fields: [user, ...props.fields], problem })
  expect(page).toMatch(/name="user"[^>]*aria-describedby="field-user-problem" aria-invalid="true"/)
  expect(page).not.toMatch(/name="api_key"[^>]*aria-/)
  expect(page).toContain('The <bdi>Account &lt;b&gt;</bdi> has a character that cannot be sent')
})

test('what the app filled in is shown, and is no field', () => {
  const fields = [{ ...user, value: '<i>', isFixed: true }, ...props.fields]
  const page = apiKeyPage({ ...props, fields })
  expect(page).toContain('<b><bdi>&lt;i&gt;</bdi></b>')
  expect(page).not.toContain('name="user"')
})

test('a key of several lines gets a field that keeps them, and is never filled in', () => {
  const fields = props.fields.map((field) => ({ ...field, multiline: true }))
  expect(apiKeyPage({ ...props, fields })).toMatch(
    /<textarea id="field-api_key" name="api_key" required [^>]*class="masked"[^>]*><\/textarea>/,
  )
})

import { allToolkits } from '@maillon/toolkits'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proxyUrl } from './proxy-url.ts'

const toolkit = (slug: string) => {
  const found = allToolkits.find((one) => one.slug === slug)
  if (!found) throw new Error(slug)
  return found
}

test.each([
  ['gmail', '/gmail/v1/users/me', 'https://gmail.googleapis.com/gmail/v1/users/me'],
  ['gmail', '/a?b=c&d=%2F#e', 'https://gmail.googleapis.com/a?b=c&d=%2F'],
  ['gmail', '/a b'.replace(' ', '%20'), 'https://gmail.googleapis.com/a%20b'],
  ['gmail', '/a@b:c//d/é', 'https://gmail.googleapis.com/a@b:c//d/%C3%A9'],
  ['gmail', 'https://gmail.googleapis.com/x', 'https://gmail.googleapis.com/x'],
  [
    'gmail',
    'https://openidconnect.googleapis.com/v1/userinfo',
    'https://openidconnect.googleapis.com/v1/userinfo',
  ],
  ['gmail', 'https://GMAIL.googleapis.com:443/x', 'https://gmail.googleapis.com/x'],
  ['slack', '/auth.test', 'https://slack.com/api/auth.test'],
  ['slack', '/api/auth.test', 'https://slack.com/api/auth.test'],
  ['slack', '/apis', 'https://slack.com/api/apis'],
  ['slack', 'https://slack.com/other', 'https://slack.com/other'],
])('%s takes %s', (slug, endpoint, url) => {
  expect(proxyUrl(toolkit(slug), endpoint)).toBe(url)
})

const strange = [
  'https://evil.example/x',
  'http://gmail.googleapis.com/x',
  'https://gmail.googleapis.com.evil.example/x',
  'https://gmail.googleapis.com@evil.example/x',
  'https://evil.example@gmail.googleapis.com/x',
  'https://gmail.googleapis.com:8443/x',
  'https://openidconnect.googleapis.com.:443/x',
  'https://gmail.googleapis.com\\@evil.example/x',
  'https:/evil.example/x',
  'https:evil.example',
  'HTTPS://evil.example/x',
  '//evil.example/x',
  '/\\evil.example/x',
  '\\\\evil.example/x',
  '/\t/evil.example/x',
  '\n//evil.example/x',
  ' https://evil.example/x',
  '.evil.example/x',
  '@evil.example/x',
  ':8443/x',
  'x',
  '',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/plain,x',
  '/x\r\nhost: evil.example',
]

test.each(strange)('%j is refused', (endpoint) => {
  expect(() => proxyUrl(toolkit('gmail'), endpoint)).toThrow(
    expect.objectContaining({ code: 'outbound_refused', hint: expect.any(String) }),
  )
})

test.each(['/..', '/../oauth', '/x/../../y', '/%2e%2e/oauth', '/.%2E/oauth', '/api/../x'])(
  '%s does not lead out of the base URL',
  (endpoint) => {
    expect(() => proxyUrl(toolkit('slack'), endpoint)).toThrow('no address of Slack')
  },
)

test('whatever the endpoint, the call goes to an origin of the toolkit or nowhere', () => {
  const part = fc.oneof(
    fc.constantFrom(...strange, ...allToolkits.map(({ baseUrl }) => baseUrl)),
    fc.constantFrom('/', '//', '\\', '@', ':', '.', '..', '%2f', '%2e', '#', '?', 'https://', '\0'),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.webUrl(),
  )
  const endpoints = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.constantFrom(...allToolkits), endpoints, (one, endpoint) => {
      let url: URL
      try {
        url = new URL(proxyUrl(one, endpoint))
      } catch (error) {
        expect(error).toMatchObject({ code: 'outbound_refused' })
        return
      }
      const origins = [one.baseUrl, ...one.origins].map((origin) => new URL(origin).origin)
      expect(origins).toContain(url.origin)
      expect(url.username + url.password).toBe('')
    }),
    { numRuns: 5_000 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCallbackUrl, checkCallbackUrlList, withOutcome } from './callback-url.ts'
import type { ConnectionSettings } from '../settings.ts'

const settings: ConnectionSettings = {
  publicUrl: 'https://connect.test',
  callbackUrls: ['https://your-app.com/callback', 'https://your-app.com:8443/a/b?kept=1'],
  loopbackCallbacks: false,
  verification: 'browser',
  verifierUrl: () => undefined,
  clients: {},
}
const refused = /callbackUrl/

/** Each leads, or is read by somebody as leading, elsewhere than to https://your-app.com/callback. */
const evilUrls = [
  '',
  ' ',
  'callback',
  '/callback',
  '//your-app.com/callback',
  '//evil.com',
  '///evil.com',
  '/\\evil.com',
  '\\\\evil.com',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://your-app.com/callback',
  'javascript://your-app.com/callback%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://your-app.com/callback',
  'about:blank',
  'ftp://your-app.com/callback',
  'ws://your-app.com/callback',
  'intent://your-app.com/callback#Intent;scheme=https;end',
  'your-app://callback',
  'http://your-app.com/callback',
  'https:your-app.com/callback',
  'https:/your-app.com/callback',
  'https:///your-app.com/callback',
  'https:////your-app.com/callback',
  'https:\\\\your-app.com\\callback',
  'https://your-app.com\\callback',
  'https://your-app.com\\@evil.com/callback',
  'https://evil.com\\@your-app.com/callback',
  'https://your-app.com@evil.com/callback',
  'https://your-app.com:443@evil.com/callback',
  'https://evil.com@your-app.com/callback',
  'https://:@your-app.com/callback',
  'https://your-app.com%40evil.com/callback',
  'https://your-app.com.evil.com/callback',
  'https://evil.com/your-app.com/callback',
  'https://evil.com?https://your-app.com/callback',
  'https://evil.com#https://your-app.com/callback',
  'https://evil.com%2f@your-app.com/callback',
  'https://evil.com/https://your-app.com/callback',
  'https://xyour-app.com/callback',
  'https://your-app.co/callback',
  'https://www.your-app.com/callback',
  'https://your-app.com./callback',
  'https://уour-app.com/callback',
  'https://xn--our-app-t8e.com/callback',
  'https://your-app.com:444/callback',
  'https://your-app.com:8443/callback',
  'https://your-app.com/',
  'https://your-app.com/callback/',
  'https://your-app.com/callback/x',
  'https://your-app.com/CALLBACK',
  'https://your-app.com//callback',
  'https://your-app.com/callback/../evil',
  'https://your-app.com/callback/%2e%2e/evil',
  'https://your-app.com/callback%2f..%2fevil',
  'https://your-app.com/callback;x',
  'https://your-app.com/callback%00',
  'https://your-app.com/callback#',
  'https://your-app.com/callback#x',
  'https://your-app.com/callback?x#y',
  'https://your-app.com/call\nback',
  'https://your-app.com/callback\r\nSet-Cookie: a=b',
  'https://your-app.com/callback\t',
  '\thttps://your-app.com/callback',
  ' https://your-app.com/callback',
  'https://your-app.com/callback\u0000',
  'https://your-app.com/callback\u2028',
  'https://your-app.com/callback\u00a0',
  'ht\ntps://your-app.com/callback',
  'https://127.0.0.1/callback',
  'https://localhost/callback',
  'http://localhost:3000/callback',
  'https://[::1]/callback',
  'https://[::ffff:127.0.0.1]/callback',
  'https://[your-app.com]/callback',
  'https://2130706433/callback',
]

test.each(evilUrls)('T07: %j is refused', (url) => {
  expect(() => checkCallbackUrl(url, settings)).toThrow(refused)
})

test('T07: there are sixty of them', () => {
  expect(new Set(evilUrls).size).toBeGreaterThanOrEqual(60)
})

test.each([
  'https://your-app.com/callback',
  'https://your-app.com/callback?',
  'https://your-app.com/callback?a=b&a=c&d=%2f%2F&e="\'<>[]{}|^`&status=mine',
  'https://your-app.com/callback?next=https://evil.com/',
  'https://your-app.com/callback?naïve=☃',
  'HTTPS://YOUR-APP.com:443/callback',
  'https://your-app.com/x/../callback',
  'https://your-app.com:8443/a/b',
])('%j is in the list', (url) => {
  expect(checkCallbackUrl(url, settings)).toBe(url)
})

test('a URL that is not in the list comes with the line to add', () => {
  expect(() => checkCallbackUrl('https://other.test/done?x=1', settings)).toThrow(
    expect.objectContaining({
      code: 'callback_url_not_allowed',
      hint: "Add it to createEngine: callbackUrls: ['https://other.test/done']",
    }),
  )
})

test('in development any loopback URL will do, and nothing that only looks like one', () => {
  const dev = { ...settings, loopbackCallbacks: true, callbackUrls: [] }
  for (const url of [
    'http://localhost:3000/x?y',
    'http://127.0.0.1/',
    'http://127.9.9.9:1/',
    'http://[::1]:5173/',
    'http://app.localhost:3000/x',
    'http://a.b.localhost/',
  ])
    expect(checkCallbackUrl(url, dev)).toBe(url)
  for (const url of [
    'http://localhost.evil.com/',
    'http://app.localhost.evil.com/',
    'http://evil-localhost/',
    'http://app.localhost./',
    'http://127.0.0.1.evil.com/',
    'http://evil.com:127/',
    'http://user@localhost/',
    'http://localhost@evil.com/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://localhost./',
    'ftp://localhost/',
    'http://localhost/#x',
  ])
    expect(() => checkCallbackUrl(url, dev), url).toThrow(refused)
})

test.each(['http://your-app.com/callback', 'your-app.com', '/callback', 'https://a@b/', ''])(
  'the engine does not start with %j in the list',
  (entry) => {
    expect(() => checkCallbackUrlList(['https://fine.test/', entry])).toThrow(/callbackUrls/)
  },
)

test('the list may name this machine without TLS', () => {
  const list = [
    'http://localhost:3000/callback',
    'http://127.0.0.1/callback',
    'http://app.localhost/',
  ]
  expect(checkCallbackUrlList(list)).toEqual(list)
})

const outcome = { status: 'success', connected_account_id: 'ca_1' } as const
const told = 'status=success&connected_account_id=ca_1'

test.each([
  ['https://a.test/c', `https://a.test/c?${told}`],
  ['https://a.test/c?', `https://a.test/c?${told}`],
  ['https://a.test/c?a=b', `https://a.test/c?a=b&${told}`],
  ['https://a.test/c?a=b&', `https://a.test/c?a=b&${told}`],
  ['https://a.test/c?a?b', `https://a.test/c?a?b&${told}`],
  ['https://a.test/c?q=é%20☃', `https://a.test/c?q=%C3%A9%20%E2%98%83&${told}`],
  ['https://a.test/c?q=\ud800', `https://a.test/c?q=%EF%BF%BD&${told}`],
])('%j leads to %s', (callbackUrl, location) => {
  expect(withOutcome(callbackUrl, outcome)).toBe(location)
})

test('whatever query the app has stays byte for byte before the outcome, and fits into a header', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), fc.string(), (parameters, text) => {
      for (const query of [parameters, text.replaceAll(/[\s\\#]/g, '')]) {
        const location = withOutcome(`https://a.test/c?x${query}`, outcome)
        expect(location.startsWith(`https://a.test/c?x${query}`)).toBe(true)
        expect(new Headers({ location }).get('location')).toBe(location)
        const { searchParams } = new URL(location)
        expect(searchParams.getAll('connected_account_id')).toContain('ca_1')
      }
    }),
  )
})

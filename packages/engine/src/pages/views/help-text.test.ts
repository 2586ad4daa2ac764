import { expect, test } from 'vitest'
import { chooseLanguage } from '../languages/choose-language.ts'
import { english } from '../languages/languages.ts'
import { helpText } from './help-text.ts'

const words = async (help: string) => String(await helpText(english, help))
const links = async (help: string) =>
  [...(await words(help)).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

test('addresses in a sentence are links, without the stop or the brackets around them', async () => {
  for (const [help, ...hrefs] of [
    ['Make one at https://resend.com/api-keys with full access.', 'https://resend.com/api-keys'],
    [
      'See https://acme.test/a, or https://acme.test/b.',
      'https://acme.test/a',
      'https://acme.test/b',
    ],
    ['Under Keys (https://acme.test/keys).', 'https://acme.test/keys'],
    ['See https://acme.test/wiki_(keys).', 'https://acme.test/wiki_(keys)'],
    ['Under Extras: https://acme.test/account/api/.', 'https://acme.test/account/api/'],
  ] as const) {
    expect(await links(help), help).toEqual(hrefs)
    const shown = (await words(help)).replaceAll(/<span class="unseen">.*?<\/span>|<[^>]*>/g, '')
    expect(shown).toBe(help.replaceAll('https://', '').replace('api/.', 'api.'))
  }
})

test('a link opens a window of its own, says so to who does not see it, and tells the other side nothing', async () => {
  expect(await words('See https://acme.test/keys.')).toContain(
    '<a href="https://acme.test/keys" target="_blank" rel="noopener noreferrer"><bdi>acme.test/keys</bdi><span class="unseen"> (opens a new window)</span></a>.',
  )
  const german = String(
    await helpText(chooseLanguage('de') ?? english, 'See https://acme.test/keys.'),
  )
  expect(german).toContain('<bdi lang="en">See </bdi>')
  expect(german).toContain('(öffnet ein neues Fenster)')
})

test.each([
  'http://acme.test/keys',
  'See http://acme.test/keys',
  'See https://acme.test@evil.test/keys',
  'See javascript:alert(1)',
  'See <a href="https://evil.test">here</a>',
  'xhttps://acme.test/keys',
  'See https://',
])('what is no address that we would lead to stays text: %s', async (help) => {
  expect(await words(help)).not.toContain('<a ')
})

test('what a sentence is made to look like is never another place than it leads to', async () => {
  const [href = ''] = await links('See https://аcme.test/keys')
  expect(await words('See https://аcme.test/keys')).toContain(
    `<bdi>${new URL(href).host}/keys</bdi>`,
  )
  expect(new URL(href).host).toMatch(/^xn--/)
})

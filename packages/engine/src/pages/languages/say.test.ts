import { html } from 'hono/html'
import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'
import { english, languages } from './languages.ts'
import { foreign, plain, say, sayCount, sayOneOf, timeLeft } from './say.ts'

const languageOf = (tag: string) => chooseLanguage(tag) ?? english

test('a value is text in markup, apart from the direction of what is around it', async () => {
  const text = 'Connect {service} to {app}' as const
  expect(
    String(await say<'service' | 'app'>(text, { service: '<b>', app: html`<i>Acme</i>` })),
  ).toBe('Connect <bdi>&lt;b&gt;</bdi> to <i>Acme</i>')
  expect(plain<'service' | 'app'>(text, { service: '{app}', app: '$&' })).toBe(
    'Connect {app} to $&',
  )
})

test.each([
  ['en', 1, 'Acme asks for 1 permission'],
  ['en', 2, 'Acme asks for 2 permissions'],
  ['en', 1200, 'Acme asks for 1,200 permissions'],
  ['de', 1200, 'Acme bittet um 1.200 Berechtigungen'],
  ['fr', 1, 'Acme demande 1 autorisation'],
  ['fr', 1_000_000, 'Acme demande 1\u202f000\u202f000 autorisations'],
  ['ja', 1, 'Acmeが求める権限：1件'],
])('in %s, %d things are told as people count them', async (tag, count, words) => {
  const language = languageOf(tag)
  const app = html`Acme`
  expect(String(await sayCount(language, language.texts.scopes, count, { app }))).toBe(words)
})

test.each([
  ['en', 12, 'in 12 minutes'],
  ['en', 0.2, 'in 1 minute'],
  ['en', -5, 'in 1 minute'],
  ['de', 12, 'in 12 Minuten'],
  ['fr', 150, 'dans 3 heures'],
  ['es', 12, 'dentro de 12 minutos'],
  ['ja', 12, '12 分後'],
  ['en', 60 * 72, 'in 3 days'],
])('in %s, %d minutes are "%s"', (tag, minutes, words) => {
  expect(timeLeft(languageOf(tag), minutes * 60_000)).toBe(words)
})

test('a choice is told with the word for "or"', () => {
  const told = languages.map((language) => sayOneOf(language, ['EU', 'US', 'JP']))
  expect(told).toEqual([
    'EU, US, or JP',
    'EU, US oder JP',
    'EU, US o JP',
    'EU, US ou JP',
    'EU、US、またはJP',
  ])
})

test("a service's own words say of which language they are, where their page is in another", async () => {
  expect(String(await foreign(languageOf('de'), 'API key'))).toBe('<bdi lang="en">API key</bdi>')
  expect(String(await foreign(english, 'API key'))).toBe('<bdi>API key</bdi>')
})

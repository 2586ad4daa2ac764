import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appUrl, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import { languages } from './languages/languages.ts'
import { everyPage } from './views/every-page.contract.ts'
import { testLook } from './views/test-look.contract.ts'

let world: Upstreams<'github' | 'resend'>
beforeAll(async () => {
  world = await startWorld('github', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4n8YAAAPNAWbDbP9aAAAAAElFTkSuQmCC'

async function newLink(branding: object, toolkit = 'github', more = {}) {
  const started = await newEngine(world, { appName: 'Lumen', branding })
  const session = await started.app.session()
  const link = await session.link(toolkit, more)
  return { ...started, session, link, person: started.visitor(), url: link.redirect_url }
}

const languageOf = (page: Response) => page.headers.get('content-language')

test('where the operator says so, no page and no header of one has the word Maillon', async () => {
  const { link, session, person, visitor, url } = await newLink({ poweredBy: false })
  const { redirect_url: keyed } = await session.link('resend')
  const pages = [
    await person.send(`${url}?lang=de`),
    await person.connect(link),
    await person.send(url),
    await person.send(keyed),
    await person.press(`${keyed}/key`, { api_key: 're_wrong' }),
    await person.press(`${keyed}/key`, { api_key: world.apiKeys.resend }),
    await person.press(url, {}, { origin: 'https://evil.test', 'sec-fetch-site': '' }),
    await visitor().send('https://connect.example.test/link/ln_none'),
    await visitor().send('https://connect.example.test/login/none'),
    await visitor().send('https://connect.example.test/oauth/callback?state=x'),
  ]
  expect(pages.map(({ status }) => status)).toEqual([
    200, 200, 409, 200, 422, 200, 403, 404, 404, 404,
  ])
  for (const page of pages) {
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).not.toMatch(/maillon/i)
    expect(JSON.stringify([...page.headers])).not.toMatch(/maillon/i)
  }
  const shown = (poweredBy: boolean) =>
    languages.flatMap(({ tag }) => {
      const look = testLook('Lumen', { poweredBy, logo, color: '#f60' }, { language: tag })
      return Object.values(everyPage(look, 'Acme'))
    })
  expect(shown(false).filter((page) => /maillon/i.test(page))).toEqual([])
  expect(shown(true).filter((page) => !/maillon/i.test(page))).toEqual([])
})

test("a page shows the app's logo and colour, and the service's logo as the operator gives it, from itself alone", async () => {
  const png = Buffer.from(onePixel, 'base64')
  const branding = { logo, color: '#0f62fe', logos: { github: png } }
  const { person, url } = await newLink(branding)
  const page = await person.send(url)
  const text = await page.text()
  const images = [...text.matchAll(/<img src="([^"]*)"/g)].map(([, source]) => source)
  expect(images).toEqual([logo, `data:image/png;base64,${png.toString('base64')}`])
  expect(text).toContain(`<link rel="icon" href="${logo}">`)
  expect(text).toContain('--strong:#0f62fe')
  expect(page.headers.get('content-security-policy')).toContain('img-src data:;')
  // A link that is over knows its service by its error alone.
  await person.press(`${url}/cancel`)
  const over = await (await person.press(url)).text()
  expect(over).toContain(images[1])
})

test("a page is in the browser's language, and says so", async () => {
  const { person, url } = await newLink({})
  for (const [accepted, tag, words] of [
    ['de-CH,de;q=0.9,en;q=0.8', 'de', 'Weiter zu'],
    ['it;q=0.9, fr;q=0.8', 'fr', 'Continuer vers'],
    ['es-MX', 'es', 'Continuar a'],
    ['ja', 'ja', 'に進む'],
    ['zh', 'en', 'Continue to'],
  ] as const) {
    const page = await person.send(url, { headers: { 'accept-language': accepted } })
    expect([languageOf(page), page.headers.get('vary')]).toEqual([tag, 'Accept-Language, Cookie'])
    const text = await page.text()
    expect(text).toContain(`<html lang="${tag}">`)
    expect(text).toMatch(new RegExp(words))
  }
})

test('what a link asks for by ?lang goes before that, to its last page, for that browser alone', async () => {
  const { link, person, visitor, url } = await newLink({ language: 'fr' })
  const headers = { 'accept-language': 'es' }
  expect(languageOf(await person.send(url, { headers }))).toBe('fr')
  expect(languageOf(await person.send(`${url}?lang=xx`, { headers }))).toBe('fr')
  expect(languageOf(await person.send(`${url}?lang=ja-JP`, { headers }))).toBe('ja')
  const callback = await person.consent(link)
  // An upstream may send back a parameter of that name.
  const end = await person.send(`${callback}&lang=de`, { headers })
  expect(languageOf(end)).toBe('ja')
  expect(await end.text()).toContain('と連携しました')
  expect(languageOf(await visitor().send(url, { headers }))).toBe('fr')
  const cookie = (await visitor().send(`${url}?lang=de`)).headers.getSetCookie().join()
  expect(cookie).toMatch(/__Host-connect-language=de; Max-Age=3600; Path=\/; HttpOnly; Secure/)
})

test('what is wrong with a form, and why connecting failed, is told in that language, by its code', async () => {
  const { session, link, person } = await newLink({ language: 'de' })
  const { redirect_url: keyed } = await session.link('resend')
  await person.send(keyed)
  const wrong = await (await person.press(`${keyed}/key`, { api_key: 're_wrong' })).text()
  expect(wrong).toContain('hat diesen Schlüssel nicht angenommen')
  expect(wrong).toContain('<bdi lang="en">API key</bdi>')
  const missing = await (await person.press(`${keyed}/key`)).text()
  expect(missing).toContain('Füllen Sie „<bdi lang="en">API key</bdi>“ aus')
  const state = new URL(await person.consent(link)).searchParams.get('state')
  const denied = `https://connect.example.test/oauth/callback/github?error=access_denied&state=${state}`
  expect(await (await person.send(denied)).text()).toContain('haben den Zugriff abgelehnt')
})

test('a page that ends a visit leads back to the app: to where its own browser was sent, else to appUrl', async () => {
  const branding = { appUrl: 'https://lumen.test/chat?a=1&b=2' }
  const back = async (page: Response) =>
    /<a class="button primary" href="([^"]*)">Back to <bdi>Lumen<\/bdi>/.exec(
      await page.text(),
    )?.[1]
  const plain = await newLink(branding)
  expect(await back(await plain.person.connect(plain.link))).toBe(
    'https://lumen.test/chat?a=1&amp;b=2',
  )
  expect(await back(await plain.person.send(plain.url))).toContain('https://lumen.test/chat')
  const sent = await newLink(branding, 'github', { callback_url: `${appUrl}?x=1` })
  await sent.person.connect(sent.link)
  const own = await back(await sent.person.send(sent.url))
  expect(own).toMatch(`${appUrl}?x=1&amp;status=success&amp;connected_account_id=ca_`)
  expect(await back(await sent.visitor().send(sent.url))).toContain('https://lumen.test/chat')
  const none = await newLink({})
  expect(await back(await none.person.connect(none.link))).toBeUndefined()
})

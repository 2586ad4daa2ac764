import { launchBrowser } from '@maillon/testkit/browser'
import axe from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../languages/languages.ts'
import { everyPage, everyProblem } from './every-page.contract.ts'
import { testLook } from './test-look.contract.ts'

let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Long ones, as a person's own are. */
const app = 'Reiseplanungsassistent'
const service = 'Acme Desk'

/** Of all pages in turn, what axe finds in each, and whether one is wider than a phone. */
async function faultsOf(pages: Record<string, string>, colorScheme: 'light' | 'dark') {
  const viewport = { width: 320, height: 640 }
  const page = await browser.newPage({ viewport, colorScheme })
  const faults: string[] = []
  for (const [name, body] of Object.entries(pages)) {
    await page.setContent(body)
    await page.evaluate(axe.source)
    const found = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    )
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    faults.push(
      ...[...found, ...(isTooWide ? ['too wide'] : [])].map((fault) => `${name}: ${fault}`),
    )
  }
  await page.close()
  return faults
}

test.each(languages.map(({ tag }, place) => [tag, place % 2 ? 'dark' : 'light'] as const))(
  'every page and every sentence of %s fits a phone and can be used by everyone, in %s',
  async (language, scheme) => {
    const branding = scheme === 'dark' ? { color: '#5b21b6', poweredBy: false } : {}
    const look = testLook(app, branding, { language })
    const pages = { ...everyPage(look, service), ...everyProblem(look) }
    expect(await faultsOf(pages, scheme)).toEqual([])
  },
)

test('a language that begins on the right would be set from there', async () => {
  const look = testLook('Lumen', {}, { language: 'en' })
  const rightToLeft = { ...look, language: { ...look.language, direction: 'rtl' as const } }
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.setContent(everyPage(rightToLeft, 'Acme').connect ?? '')
  expect(
    await page.evaluate('getComputedStyle(document.querySelector(".scopes li")).paddingRight'),
  ).toBe('20px')
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  await page.close()
})

import { launchBrowser } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyPage as pagesOf } from './every-page.contract.ts'
import { pageHeaders } from './page-headers.ts'
import { testLook } from './test-look.contract.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const everyPage = (text: string, logo = '') => pagesOf(testLook(text), text, logo)

/** A tab that shows documents as the engine would send them, and keeps every sign of something foreign at work. */
async function openTab(options: Parameters<Browser['newContext']>[0] = {}) {
  const address = 'https://maillon.test/link/ln_1'
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const alarms: string[] = []
  let sent = { body: '', headers: {} }
  // A real dialog would stop the tab; this one only rings.
  await page.addInitScript('window.alert = () => console.log("alert")')
  page.on('console', (message) => alarms.push(message.text()))
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url === address) return route.fulfill(sent)
    alarms.push(`request: ${url}`)
    return route.abort()
  })
  const show = async (body = '', headers = pageHeaders({ look: testLook(), formActions: [] })) => {
    sent = { body, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } }
    await page.goto(address)
  }
  return { page, alarms, show, close: () => context.close() }
}

test('T08: hostile text in every field is text, and changes nothing else on any page', async () => {
  const tab = await openTab()
  const read = (text: string) =>
    tab.page.evaluate<{ outline: string[]; text: string }[]>(
      `(${reader})(${JSON.stringify(everyPage(text, `data:image/svg+xml,${text}`))})`,
    )
  const expected = (await read('Acme')).map(({ outline }) => outline)
  for (const text of hostileTexts) {
    const pages = await read(text)
    expect(pages.map(({ outline }) => outline)).toEqual(expected)
    expect(pages.filter((page) => !page.text.includes(text)).length, text).toBe(2) // notFound and tooOften
  }
  await tab.close()
})

const reader = `(pages) => Object.values(pages).map((page) => {
  const read = new DOMParser().parseFromString(page, 'text/html')
  const elements = [...read.querySelectorAll('*')].filter(({ tagName }) => tagName !== 'WBR')
  const outline = elements.map((element) => [element.tagName, ...element.getAttributeNames()].join(' '))
  return { outline, text: read.body.textContent }
})`

test('T08: no page runs it, asks for anything, or has anything of its own that the policy stops', async () => {
  const tab = await openTab()
  const text = hostileTexts.join(' ')
  for (const page of Object.values(everyPage(text, `data:image/svg+xml,${text}`))) {
    await tab.show(page)
  }
  expect(tab.alarms).toEqual([])
  await tab.close()
})

test('T08: the same text runs where it is not escaped, and the policy stops it there', async () => {
  const tab = await openTab()
  for (const text of hostileTexts) await tab.show(`<title>${text}</title>${text}`, {})
  expect(tab.alarms.filter((alarm) => alarm === 'alert').length).toBeGreaterThan(10)
  tab.alarms.length = 0
  for (const text of hostileTexts) await tab.show(`<title>${text}</title>${text}`)
  expect(tab.alarms).not.toContain('alert')
  expect(tab.alarms.join()).toContain('Content Security Policy')
  expect(tab.alarms.join()).not.toContain('request:')
  await tab.close()
})

test.each(['light', 'dark'] as const)(
  'every page can be used by everyone, in %s',
  async (scheme) => {
    const tab = await openTab({ colorScheme: scheme, viewport: { width: 320, height: 640 } })
    for (const text of ['Acme Chat', 'W'.repeat(200)]) {
      for (const [name, page] of Object.entries(everyPage(text))) {
        await tab.show(page)
        expect(await tab.page.evaluate(barriers), name).toEqual([])
      }
    }
    await tab.close()
  },
)

test('the keyboard reaches every control in order, and shows where it is', async () => {
  const tab = await openTab()
  await tab.show(everyPage('Acme').connectFolded)
  const reached: unknown[] = []
  for (let step = 0; step < 3; step += 1) {
    await tab.page.keyboard.press('Tab')
    reached.push(await tab.page.evaluate(focused))
  }
  expect(reached).toEqual([
    'Acme asks for 6 permissions, solid',
    'Continue to Acme, solid',
    'Cancel, solid',
  ])
  await tab.close()
})

const focused = `document.activeElement.innerText.trim() + ', ' +
  getComputedStyle(document.activeElement).outlineStyle`

/** What would keep a person from using the page that is shown, one sentence each (WCAG 2.2, level AA). */
const barriers = String.raw`(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const found = []
  const expectOne = (selector) => all(selector).length === 1 || found.push('not one ' + selector)
  expectOne('h1'); expectOne('main'); expectOne('title'); expectOne('meta[name=viewport]')
  if (document.documentElement.lang !== 'en') found.push('no language')
  if (document.title.trim() === '') found.push('no title')
  if (all('script').length > 0) found.push('a script')
  if (document.documentElement.scrollWidth > innerWidth) found.push('scrolls sideways')
  for (const image of all('img')) if (!image.hasAttribute('alt')) found.push('an image without alt')
  for (const svg of all('svg')) if (!svg.closest('[aria-hidden=true]')) found.push('a drawing is read out')
  for (const { id } of all('[id]')) if (all('[id="' + id + '"]').length > 1) found.push('twice: ' + id)
  for (const field of all('input:not([type=hidden])')) {
    if (field.labels.length === 0) found.push('a field without label')
    for (const id of (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)) {
      if (!document.getElementById(id)) found.push('nothing described by ' + id)
    }
  }
  for (const control of all('button, summary, select, textarea, input:not([type=hidden])')) {
    // A checkbox is pressed by its label too.
    const target = control.closest('label') ?? control
    if (target.getBoundingClientRect().height < 44) found.push('too small: ' + control.tagName)
  }
  const light = (colour) => colour.map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number)
  const behind = (element) => {
    const colour = parts(getComputedStyle(element).backgroundColor)
    return colour.length === 4 && colour[3] < 1 ? behind(element.parentElement) : colour
  }
  for (const element of all('body *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue
    const [low, high] = [parts(getComputedStyle(element).color).slice(0, 3), behind(element).slice(0, 3)]
      .map(light).sort((a, b) => a - b)
    if ((high + 0.05) / (low + 0.05) < 4.5) found.push('too faint: ' + element.textContent)
  }
  return found
})()`

/** Ways into a page: through a tag, an attribute, a style, a title, a comment, an entity, and past a poor filter. */
const hostileTexts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '" autofocus onfocus=alert(1) x="',
  "' onmouseover='alert(1)",
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)">',
  '<a href="javascript:alert(1)">Continue</a>',
  '<form action="https://evil.example"><button>Continue</button></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '<style>*{display:none}</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  'javascript:alert(1)',
  '`${alert(1)}`',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202E<script>alert(1)</script>\u2066',
]

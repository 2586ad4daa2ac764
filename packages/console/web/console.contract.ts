import { consoleFiles } from '@maillon/console'
import { Maillon } from '@maillon/core'
import { startTestEngine, type TestEngineOptions } from '@maillon/testkit'
import { launchBrowser } from '@maillon/testkit/browser'
import axe from 'axe-core'
import { expect, onTestFinished } from 'vitest'

type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Context = Awaited<ReturnType<Browser['newContext']>>
export type Page = Awaited<ReturnType<Context['newPage']>>
/** How a page is looked at: its colours, its size. */
export type Look = NonNullable<Parameters<Browser['newContext']>[0]>

/** An engine that serves the console, and a Chromium. `beforeAll(async () => { shown = await startConsole() })` */
export async function startConsole(options: TestEngineOptions = {}) {
  const [started, browser] = await Promise.all([
    startTestEngine({ console: { files: consoleFiles() }, ...options }),
    launchBrowser(),
  ])
  const { engine, apiKey, url } = started

  /** A page of a browser of its own, which ends with the test. */
  async function newPage(look: Look = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...look,
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const faults = watch(page, url)
    onTestFinished(() => expect(faults).toEqual([]))
    return page
  }

  return {
    engine,
    apiKey,
    url,
    maillon: new Maillon({ engine }),
    newPage,
    /** A page that is logged in, at a view: `/calls`. */
    async open(path: string, look: Look = {}): Promise<Page> {
      const page = await newPage(look)
      await page.goto(engine.consoleLink())
      await page.getByRole('navigation', { name: 'Menu' }).waitFor({ state: 'attached' })
      if (path !== '/') await page.goto(`${url}/console${path}`)
      return page
    },
    async stop() {
      await browser.close()
      await started.stop()
    },
  }
}

/** What no view may do: fail, be stopped by its policy, open a dialog of the browser's, or ask anything of another origin. */
function watch(page: Page, url: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(text)
  })
  page.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(`${url}/`) && !to.startsWith('data:')) faults.push(`request to ${to}`)
  })
  return faults
}

/** What axe finds wrong with a page as it is now, and whether it is wider than its window. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const scope = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      document: { documentElement: { scrollWidth: number; clientWidth: number } }
    }
    const { violations } = await scope.axe.run()
    const { scrollWidth, clientWidth } = scope.document.documentElement
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ...(scrollWidth > clientWidth ? [`wider than its window: ${scrollWidth} px`] : []),
    ]
  })
}

/** The faults of a view in light and dark, and on a phone of 360 px. `ready` waits until it shows what it has. */
export async function looksOf(
  open: (look: Look) => Promise<Page>,
  ready: (page: Page) => Promise<unknown>,
): Promise<string[]> {
  const looks = [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  ] as const
  const found: string[] = []
  for (const look of looks) {
    const page = await open(look)
    await ready(page)
    for (const fault of await faultsOf(page)) found.push(`${JSON.stringify(look)}: ${fault}`)
  }
  return found
}

/** Presses a button of the dialog that opens by the keyboard, once the dialog has put the focus where it wants it. */
export async function pressInDialog(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator(':focus').waitFor()
  await dialog.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

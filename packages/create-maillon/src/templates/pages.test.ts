import { launchBrowser } from '@maillon/testkit/browser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { FrameworkId } from '../frameworks.ts'
import { faults } from './faults.contract.ts'
import { restartApp, startApp } from './start-app.contract.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const looks = [
  { viewport: { width: 390, height: 780 }, colorScheme: 'light' },
  { viewport: { width: 1200, height: 800 }, colorScheme: 'dark' },
] as const

test.each<[FrameworkId]>([['vercel'], ['express']])(
  'the %s app answers from the mailbox after one button, one link and two clicks, on a page without faults',
  async (framework) => {
    const app = await startApp(framework)
    onTestFinished(() => app.stop())
    const url = (await app.tells(/^Ready at (http:\S+)$/m))[1] ?? ''
    expect(app.told()).toContain('Gmail: emulated')
    expect(app.told()).toContain('Model: a stand-in')

    const context = await browser.newContext(looks[0])
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    // Both serve the same page.
    const look = async () => {
      if (framework === 'express') return
      for (const { viewport, colorScheme } of looks) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        expect(await faults(page)).toEqual([])
      }
    }
    const connect = async () => {
      const link = page.getByRole('link', { name: 'Connect Gmail' })
      const [tab] = await Promise.all([context.waitForEvent('page'), link.click()])
      await tab.getByRole('button', { name: /continue/i }).click()
      await tab.getByRole('button', { name: 'ada@example.com' }).click()
      await page.getByText('a summary of 5 emails from today').waitFor()
    }
    // Some terminals show this name of the machine.
    await page.goto(framework === 'express' ? url.replace('localhost', '127.0.0.1') : url)
    await page.getByText('Gmail: emulated').waitFor()
    await look()
    await page.getByRole('button', { name: 'Summarize my emails from today' }).click()
    await page.getByText('as soon as your Gmail account is connected').waitFor()
    await look()
    await connect()
    await page.getByText('Gmail is connected').waitFor()
    await look()

    const shown = () => page.getByRole('article').last().innerText()
    const live = await shown()
    expect(live).toMatch(/as soon as your Gmail[^]+Gmail is connected[^]+a summary of 5 emails/)
    await page.reload()
    await page.getByText('a summary of 5 emails from today').waitFor()
    expect(await shown()).toBe(live)
    await page.getByRole('textbox', { name: 'Message' }).fill('And again?')
    await page.keyboard.press('Enter')
    await page.getByText('a summary of 5 emails from today').nth(1).waitFor()
    expect(problems).toEqual([])
    expect(await page.getByText('Gmail is connected').count()).toBe(1)

    // Any other site may have a browser send a request here.
    const foreign = { method: 'POST', body: '{}', headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await fetch(`${url}/api/chat`, foreign)).status).toBe(403)
    expect((await fetch(`${url}/connect/api/v3.1/connected_accounts`)).status).toBe(401)

    if (framework === 'vercel') {
      await page.goto(url.replace('localhost', 'another.localhost'))
      await page.getByText(`That did not work: The app answers at ${url} alone.`).waitFor()
      return
    }
    // The emulated Google forgets whom it knew: whoever asks after a restart connects again.
    await app.stop()
    const again = await restartApp(app.folder, { PORT: new URL(url).port })
    onTestFinished(() => again.stop())
    await again.tells(/^Ready at/m)
    await page.goto(url)
    await page.getByRole('button', { name: 'Summarize my emails from today' }).click()
    await connect()
  },
)

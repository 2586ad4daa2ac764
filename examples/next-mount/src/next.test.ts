import { launchBrowser } from '@maillon/testkit/browser'
import { expect, onTestFinished, test } from 'vitest'
import { serveNext } from './serve-next.ts'
import { start } from './start.ts'

// It builds the packages and compiles the app, 12 seconds of two cores: so it runs when it is asked for.
const testNext = test.runIf(process.env.TEST_NEXT)

testNext(
  'in Next, a page connects an account through the route handler, and uses it',
  { timeout: 90_000 },
  async () => {
    const { url, users, stop } = await start(serveNext)
    onTestFinished(stop)
    const browser = await launchBrowser()
    onTestFinished(() => browser.close())
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Connect GitHub' }).click()
    await page.getByRole('button', { name: 'Continue to GitHub' }).click()
    await page.getByRole('button', { name: users.ada.email }).click()
    await page.getByText(`You are ${users.ada.github} on GitHub.`).waitFor()
    expect(page.url()).toMatch(new RegExp(`^${url}/\\?status=success`))

    const answer = await fetch(`${url}/connect/api/v3.1/connected_accounts`)
    expect(answer.status).toBe(401)
  },
)

import type { BrowserContext, Page } from 'playwright-core'
import type { Acts } from './acts.ts'

const timeout = 60_000
/** The button of somebody whom the emulated Google knows. */
const ada = { name: /ada@example\.com/ }

/** Asks on a chat's page, connects where its card says so, and waits for the answer. */
export async function useChat(context: BrowserContext, url: string, acts: Acts): Promise<void> {
  const page = await context.newPage()
  await page.goto(url)
  await acts.on(page)
  await page.getByRole('button', { name: 'Summarize my emails from today' }).click({ timeout })
  const link = page.getByRole('link', { name: /^Connect Gmail/ })
  await link.waitFor({ timeout })
  await acts.seen(page)
  const [tab] = await Promise.all([context.waitForEvent('page', { timeout }), link.click()])
  await connect(tab, acts)
  await page.getByText(/Here is a summary of \d+ emails from today/).waitFor({ timeout })
  const answer = () => page.getByRole('article').last().innerText()
  const live = await answer()
  if (!/account is connected[^]+Gmail is connected[^]+Here is a summary/.test(live))
    throw new Error(`The chat is out of order: ${live}`)
  await page.reload()
  await page.getByText(/Here is a summary of \d+ emails from today/).waitFor({ timeout })
  if ((await answer()) !== live)
    throw new Error(`The chat shows something else after a reload: ${await answer()}`)
  await acts.seen(page)
}

/** Opens a Connect Link that was handed out as text, and connects. */
export async function openLink(context: BrowserContext, link: string, acts: Acts): Promise<void> {
  const page = await context.newPage()
  await page.goto(link)
  await connect(page, acts)
}

async function connect(page: Page, acts: Acts): Promise<void> {
  const proceed = page.getByRole('button', { name: /continue/i })
  await proceed.waitFor({ timeout })
  await acts.on(page)
  await proceed.click()
  const consent = page.getByRole('button', ada)
  await consent.waitFor({ timeout })
  await acts.on(page)
  await consent.click()
  await page
    .getByText(/connected/i)
    .first()
    .waitFor({ timeout })
  await acts.seen(page)
}

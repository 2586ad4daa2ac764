import type { Locator, Page } from 'playwright-core'
import type { LinkAnswer } from '../link-answer.ts'

/** Opens a Connect Link, does what a person would, and resolves when the browser is back at the engine's or app's page. */
export async function finishLink(page: Page, url: string, answer: LinkAnswer): Promise<void> {
  await page.goto(url)
  if ('apiKey' in answer) {
    await page.getByLabel('API key').fill(answer.apiKey)
    return press(page.getByRole('button', { name: 'Connect', exact: true }))
  }
  const proceed = page.getByRole('button', { name: /continue/i })
  if ('user' in answer) {
    await press(proceed)
    return press(page.getByRole('button', { name: answer.user }))
  }
  answer.deny.deny(true)
  await press(proceed).finally(() => answer.deny.deny(false))
}

/** Presses a button that leads elsewhere, and waits for the page at the end of its redirects. */
async function press(button: Locator): Promise<void> {
  const page = button.page()
  const timeout = 15_000
  await Promise.all([page.waitForEvent('framenavigated', { timeout }), button.click({ timeout })])
  await page.waitForLoadState('load', { timeout })
}

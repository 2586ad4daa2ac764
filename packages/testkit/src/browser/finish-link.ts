import type { Locator, Page } from 'playwright-core'

/** What the person at the browser does. */
export type LinkAnswer =
  /** Signs in as somebody that the emulated service knows, by e-mail address or login. */
  | { user: string }
  /** Says no on the service's page; takes the service's gate. */
  | { deny: { deny(on: boolean): void } }
  /** Types a key into the page's form. */
  | { apiKey: string }

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

import { finishLink, launchBrowser } from '@maillon/testkit/browser'

/** Opens a Connect Link in a headless Chromium, and signs in as the person with this e-mail address. */
export async function clickLink(link: string, email: string): Promise<void> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await finishLink(page, link, { user: email })
    console.log(`  [${email} opens the link, and allows it: "${await page.title()}"]`)
  } finally {
    await browser.close()
  }
}

import type { LinkAnswer } from '../link-answer.ts'
import { finishLink } from './finish-link.ts'
import { launchBrowser } from './launch-browser.ts'

/** Finishes a Connect Link in a browser of its own; answers the title of the page at its end. */
export async function clickLink(link: string, answer: LinkAnswer): Promise<string> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await finishLink(page, link, answer)
    return await page.title()
  } finally {
    await browser.close()
  }
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is wrong with a page for people: rules of axe that it breaks, and what is wider than its window. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const broken = await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  )
  const isTooWide = await page.evaluate<boolean>(
    `document.documentElement.scrollWidth > document.documentElement.clientWidth`,
  )
  return isTooWide ? [...broken, 'wider than its window'] : broken
}

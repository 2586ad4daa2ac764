import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/**
 * What a person did on the way: each command, each file that was edited and each page on which something was pressed or
 * typed is a step, however much is done there.
 */
export interface Acts {
  command(text: string): void
  edited(file: string): void
  /** Called on a page before something is done there. */
  on(page: Page): Promise<void>
  /** For a page where nothing is done any more. */
  seen(page: Page): Promise<void>
  steps(): string[]
}

const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
}

/** Notes what is done; with a folder, takes pictures of each page there. */
export function noteActs(shots?: string): Acts {
  const steps = new Set<string>()
  let pictures = 0

  async function shoot(page: Page) {
    if (shots === undefined) return
    mkdirSync(shots, { recursive: true })
    pictures += 1
    const before = page.viewportSize()
    for (const [name, size] of Object.entries(sizes)) {
      await page.setViewportSize(size)
      await page.screenshot({ path: join(shots, `${pictures}-${name}.png`) })
    }
    if (before) await page.setViewportSize(before)
  }

  return {
    command: (text) => void steps.add(`$ ${text}`),
    edited: (file) => void steps.add(file),
    async on(page) {
      const { origin, pathname } = new URL(page.url())
      const step = `${origin}${pathname}`
      if (steps.has(step)) return
      steps.add(step)
      await shoot(page)
    },
    seen: shoot,
    steps: () => [...steps],
  }
}

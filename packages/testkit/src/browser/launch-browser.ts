import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from './chromium-path.ts'

/**
 * A headless Chromium. On Linux (x64) it comes with the npm package; elsewhere Chrome has to be installed.
 * `CHROMIUM_PATH` names another one. Close it when done; one context per test keeps cookies apart.
 */
export async function launchBrowser(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH
  if (path) return chromium.launch({ executablePath: path, args })
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome' })
  }
  const executablePath = await chromiumPath()
  return chromium.launch({ executablePath, args })
}

// The package's own arguments would turn web security off, and crash at the second context.
const args = ['--no-sandbox', '--disable-dev-shm-usage']

import type { BrowserContext } from 'playwright-core'
import type { Acts } from './acts.ts'

/** Where a path is walked: an empty folder, what commands get as their environment, a browser, and who notes what is done. */
export interface Place {
  folder: string
  env: Readonly<Record<string, string>>
  context: BrowserContext
  acts: Acts
}

/** Does all that a reader does, until the agent has answered from a connected account. */
export type Path = (place: Place) => Promise<void>

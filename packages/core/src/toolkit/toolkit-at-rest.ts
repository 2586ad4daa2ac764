import type { Auth } from './auth.ts'

/** What lists say of a toolkit beside its own words, and the slugs by which it is found: all that is asked of one at rest. */
export interface ToolkitAtRest {
  /** How its accounts are connected; the first one unless somebody chooses. */
  schemes: readonly Auth['scheme'][]
  /** Where an operator reads what to register, or what the service documents. */
  guideUrl: string | undefined
  /** Slugs of its tools, in their order. */
  tools: readonly string[]
}

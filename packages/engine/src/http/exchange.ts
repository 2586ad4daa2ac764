import type { Caller } from '../access/caller.ts'
import type { Standing } from '../limits/windows.ts'

/** What becomes known of a request while it is served. */
export interface Exchange {
  requestId: string
  /** The pattern of its route. */
  route: string
  caller?: Caller
  /** The limit that it falls under. */
  standing?: Standing | undefined
  /** Why it failed. */
  error?: unknown
}

import type { Caller } from '../access/caller.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'

/** A request that was let in, at its route. */
export interface Visit {
  request: PlainRequest
  /** Those of the path, by name. */
  parameters: Record<string, string>
  caller: Caller
  /** Asks after a wait. Rejects when the caller is let in no more. */
  letIn: () => Promise<void>
}

/** Serves a route. */
export type Serve = (visit: Visit) => Promise<PlainAnswer>

import type { capability, Inside } from '../access/capability.ts'
import type { Caller } from '../access/caller.ts'

/** What Hono's context holds for the API. */
export interface ApiEnvironment {
  Bindings: { [capability]?: Inside }
  Variables: {
    caller: Caller
    /** Rejects when the caller is let in no more. */
    letIn: () => Promise<void>
    requestId: string
  }
}

import type { capability, Inside } from '../access/capability.ts'
import type { Caller } from '../access/caller.ts'
import type { PeerBindings } from '../limits/peer.ts'
import type { Standing } from '../limits/windows.ts'

/** What Hono's context holds for the API. */
export interface ApiEnvironment {
  Bindings: { [capability]?: Inside } & PeerBindings
  Variables: {
    caller: Caller
    /** Rejects when the caller is let in no more. */
    letIn: () => Promise<void>
    requestId: string
    /** The limits that the request falls under. */
    standings?: readonly Standing[]
  }
}

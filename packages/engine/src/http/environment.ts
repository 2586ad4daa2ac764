import type { capability, Inside } from '../access/capability.ts'
import type { PeerBindings } from '../limits/peer.ts'
import type { Exchange } from './exchange.ts'
import type { PlainRequest } from '../plain-request.ts'

/** Carries what stands around a request into the app. */
export const visit: unique symbol = Symbol('maillon.visit')

/** What Hono's context holds for what is no API. */
export interface AppEnvironment {
  Bindings: {
    [capability]?: Inside
    [visit]: { request: PlainRequest; exchange: Exchange }
  } & PeerBindings
  Variables: { requestId: string }
}

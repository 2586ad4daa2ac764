import type { Authorization } from '../authorization/authorization.ts'
import type { Connections } from '../connections/connections.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import type { Limits } from '../limits/limits.ts'
import type { PeerBindings } from '../limits/peer.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Brand } from './branding/read-branding.ts'
import type { Look } from './views/look.ts'

/** What the pages are made of; engine.ts puts it together. */
export interface PageParts {
  connections: Connections
  authorization: Authorization
  settings: ConnectionSettings
  limits: Pick<Limits, 'visit'>
  brand: Brand
  /** Milliseconds since 1970. */
  now: () => number
  telemetry: Telemetry
}

/** What Hono's context holds for the pages: the app that they are a part of gives each request its id, and they read its look. */
export interface PageEnvironment {
  Bindings: PeerBindings
  Variables: { requestId: string; look: Look }
}

import type { Connections } from '../connections/connections.ts'
import type { ConnectionSettings } from '../connections/settings.ts'

/** What the pages are made of; engine.ts puts it together. */
export interface PageParts {
  connections: Connections
  settings: ConnectionSettings
  /** Name of the app, for people. */
  appName: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Told about faults of the engine's own. */
  onError: (error: unknown, requestId: string) => void
}

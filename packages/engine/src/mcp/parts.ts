import type { ApiKeys } from '../access/api-keys.ts'
import type { capability, Inside } from '../access/capability.ts'
import type { Authorization } from '../authorization/authorization.ts'
import type { CallLog } from '../calls/call-log.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { EnsureProject } from '../access/projects.ts'
import type { SessionTokens } from '../access/session-tokens.ts'
import type { Connections } from '../connections/connections.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import type { Waiters } from '../connections/waiters.ts'
import type { Files } from '../files/files.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Limits } from '../limits/limits.ts'
import type { PeerBindings } from '../limits/peer.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Vault } from '../vault/vault.ts'

/** What the MCP endpoint is made of; engine.ts puts it together. */
export interface McpParts {
  sessions: Sessions
  calls: CallLog
  connections: Connections
  apiKeys: ApiKeys
  ensureProject: EnsureProject
  sessionTokens: SessionTokens
  authorization: Authorization
  catalogue: Catalogue
  vault: Vault
  files: Files
  waiters: Waiters
  settings: ConnectionSettings
  limits: Pick<Limits, 'visit'>
  /** Names of this engine's hosts; undefined when whoever mounted it sees to that. */
  allowedHosts: readonly string[] | undefined
  /** What people read as the app that asks for access. */
  appName: string
  telemetry: Telemetry
  /** Milliseconds since 1970. */
  now: () => number
}

/** What Hono's context holds for MCP: the app that it is a part of gives each request its id. */
export interface McpEnvironment {
  Bindings: { [capability]?: Inside } & PeerBindings
  Variables: { requestId: string }
}

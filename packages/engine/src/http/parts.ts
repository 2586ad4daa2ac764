import type { ApiKeys } from '../access/api-keys.ts'
import type { ConsoleAccess } from '../access/console-access.ts'
import type { EnsureProject } from '../access/projects.ts'
import type { SessionTokens } from '../access/session-tokens.ts'
import type { AuditLog } from '../audit/log.ts'
import type { Authorization } from '../authorization/authorization.ts'
import type { CallLog } from '../calls/call-log.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Connections } from '../connections/connections.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import type { FileAddresses } from '../files/file-addresses.ts'
import type { Files } from '../files/files.ts'
import type { Gate } from '../hooks/gate.ts'
import type { FairTurns } from '../limits/fair-turns.ts'
import type { Limits } from '../limits/limits.ts'
import type { Persons } from '../persons/persons.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Store } from '../store/store.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Tools } from '../tools/tools.ts'
import type { Signer } from '../vault/signer.ts'
import type { Vault } from '../vault/vault.ts'

/** What the HTTP API is made of; engine.ts puts it together. */
export interface HttpParts {
  store: Store
  vault: Vault
  files: Files
  fileAddresses: FileAddresses
  signer: Signer
  catalogue: Catalogue
  connections: Connections
  sessions: Sessions
  persons: Persons
  tools: Tools
  calls: CallLog
  audit: AuditLog
  gate: Gate
  apiKeys: ApiKeys
  sessionTokens: SessionTokens
  authorization: Authorization
  /** Undefined where no console is served. */
  consoleAccess: ConsoleAccess | undefined
  ensureProject: EnsureProject
  settings: ConnectionSettings
  limits: Limits
  turns: FairTurns
  /** Names of this engine's hosts; undefined when whoever mounted it sees to that. */
  allowedHosts: readonly string[] | undefined
  telemetry: Telemetry
  /** Milliseconds since 1970. */
  now: () => number
}

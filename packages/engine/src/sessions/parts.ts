import type { SessionConfig } from '@maillon/core/contract'
import type { WriteAudit } from '../audit/audit.ts'
import type { CallLog } from '../calls/call-log.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Connections } from '../connections/connections.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import type { Waiters } from '../connections/waiters.ts'
import type { Files } from '../files/files.ts'
import type { Gate } from '../hooks/gate.ts'
import type { FairTurns } from '../limits/fair-turns.ts'
import type { Limits } from '../limits/limits.ts'
import type { Store } from '../store/store.ts'
import type { Tools } from '../tools/tools.ts'
import type { LocalTools } from './local-tools.ts'
import type { Vault } from '../vault/vault.ts'

/** What sessions are made of; engine.ts puts it together. */
export interface SessionParts {
  store: Store
  vault: Vault
  files: Files
  catalogue: Catalogue
  connections: Connections
  tools: Tools
  /** What every call of an upstream passes. */
  gate: Gate
  audit: WriteAudit
  calls: CallLog
  waiters: Waiters
  limits: Pick<Limits, 'admit'>
  turns: FairTurns
  settings: ConnectionSettings
  /** Milliseconds since 1970. */
  now: () => number
  /** Told about faults of the engine's own that do not end the call. */
  onError: (error: unknown, logId: string) => void
}

/** A session as its calls see it. */
export interface LiveSession {
  id: string
  projectId: string
  userId: string
  config: SessionConfig
  configVersion: number
  /** The version that tokens of its MCP endpoint have to name. */
  tokenVersion: number
  /** The custom tools that the request tells of: they are not the session's own, and no other request knows them. */
  local?: LocalTools | undefined
  /** The session as it is after a wait. Throws when it is gone, or its caller is let in no more. */
  again(): Promise<LiveSession>
}

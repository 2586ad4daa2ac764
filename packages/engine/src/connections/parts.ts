import type { WriteAudit } from '../audit/audit.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Files } from '../files/files.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { OriginRoutes } from '../outbound/routes.ts'
import type { Store } from '../store/store.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Vault } from '../vault/vault.ts'
import type { ConnectionSettings } from './settings.ts'
import type { Waiters } from './waiters.ts'

/** What connections are made of; engine.ts puts it together. */
export interface Parts {
  store: Store
  vault: Vault
  files: Files
  catalogue: Catalogue
  outbound: Outbound
  routes: OriginRoutes
  audit: WriteAudit
  waiters: Waiters
  telemetry: Telemetry
  settings: ConnectionSettings
  /** Milliseconds since 1970. */
  now: () => number
}

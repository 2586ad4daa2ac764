import type { ApiKeys } from '../access/api-keys.ts'
import type { ConsoleAccess } from '../access/console-access.ts'
import type { ConsoleLogins } from '../access/console-logins.ts'
import type { EnsureProject } from '../access/projects.ts'
import type { WriteAudit } from '../audit/audit.ts'
import type { Limits } from '../limits/limits.ts'
import type { PeerBindings } from '../limits/peer.ts'
import type { Store } from '../store/store.ts'
import type { ConsoleLinks } from './console-links.ts'
import type { IssuerLogin } from './issuer-login.ts'
import type { ConsoleIssuer } from './issuer-options.ts'
import type { ConsoleOptions } from './console-options.ts'

/** What the console is made of; create-console.ts puts it together. */
export interface ConsoleParts {
  options: ConsoleOptions
  store: Store
  audit: WriteAudit
  apiKeys: ApiKeys
  ensureProject: EnsureProject
  limits: Pick<Limits, 'visit'>
  logins: ConsoleLogins
  access: ConsoleAccess
  links: ConsoleLinks
  /** The app's own issuer, and the way to it; undefined where only keys let in. */
  issuer: ConsoleIssuer | undefined
  issuerLogin: IssuerLogin | undefined
  /** The engine's own address. */
  publicUrl: string
  /** Name of the app, for people. */
  appName: string
}

/** What Hono's context holds for the console: the app that it is a part of gives each request its id. */
export interface ConsoleEnvironment {
  Bindings: PeerBindings
  Variables: { requestId: string }
}

import type { ByToolkit } from '@maillon/core'
import type { Services, Toolkit } from '@maillon/core/toolkit'
import type { ConsoleOptions } from './console/console-options.ts'
import type { CallOptions } from './calls/call-log.ts'
import type { OperatorClient } from './connections/settings.ts'
import type { FileOptions } from './files/file-options.ts'
import type { HookOptions } from './hooks/hook-options.ts'
import type { McpLoginOptions } from './authorization/login-options.ts'
import type { VerificationOptions } from './connections/links/verifier.ts'
import type { LimitOptions } from './limits/limit-options.ts'
import type { BrandingOptions } from './pages/branding/read-branding.ts'
import type { RetentionOptions } from './jobs/retention.ts'
import type { Log } from './telemetry/log.ts'
import type { SearchOptions } from './tools/tools.ts'

/** What an engine is started with. */
export interface EngineOptions extends VerificationOptions {
  /** The catalogue. */
  toolkits: readonly Toolkit[]
  /** Versions of them that sessions may pin, beside those. */
  olderToolkits?: readonly Toolkit[]
  /**
   * Services that can be connected beside it, each read when it is first used: `services()` of `@maillon/services`. A
   * toolkit of the same slug comes before one.
   */
  services?: Services | undefined
  /** `:memory:`, a file's path, or a `postgres://` URL. */
  database: string
  /** How many connections to Postgres this process holds at most for its queries; 10 when left out. SQLite has one. */
  databasePool?: number
  /** `id:base64[,id:base64]`, 32 bytes each; the first one seals, all of them open. */
  encryptionKey: string
  /** The engine's own address as browsers reach it, path prefix included. Connect Links need it. */
  publicUrl?: string
  /** What people read as the app that asks for access. */
  appName?: string
  /** How the pages that people see look, and in which language they are. */
  branding?: BrandingOptions
  /** Where a browser may be sent after connecting: scheme, host, port and path are exact, the query is free. */
  callbackUrls?: readonly string[]
  /** Whether any callbackUrl on the person's own machine is fine. For development. */
  loopbackCallbacks?: boolean
  /** The OAuth clients that you registered, by toolkit. */
  authConfigs?: ByToolkit<OperatorClient>
  /** How long things are kept. */
  retention?: RetentionOptions
  /** What the call log keeps; nothing when false, and then nothing is counted by day and month either. */
  calls?: CallOptions | false
  /** How often it may be called; none of it when false. docs/limits.md says what holds when left out. */
  limits?: LimitOptions | false
  /** Where files are kept, how large, how many and for how long. */
  files?: FileOptions
  /** Whether this process does its share of periodic jobs: refreshes ahead, revocations, retention. Yes when left out. */
  jobs?: boolean
  /** Where upstreams are dialled in place of their own origins, e.g. emulators: `{ 'https://api.github.com': 'http://127.0.0.1:4001' }`. */
  routes?: Readonly<Record<string, string>>
  /**
   * Addresses of services that you run yourself, or vouch for, by toolkit: `{ gitlab: ['https://git.lan:8443'] }`. They
   * may be private, for that toolkit alone; where its address is filled in, people choose among them and no others.
   */
  origins?: ByToolkit<readonly string[]>
  /** How long a token of a session's MCP endpoint lets in, in milliseconds; a day when left out. */
  mcpTokenLifetimeMs?: number
  /** Who lets in the MCP clients that log in by themselves; the engine with the app's verifier, when left out. */
  mcp?: McpLoginOptions
  /** The page on which the operator sees what happens: with it, the engine serves it below `/console`. */
  console?: ConsoleOptions
  /** Who is asked before each call, and before what came of it is told. */
  hooks?: HookOptions | undefined
  /** How tools are found. */
  search?: SearchOptions
  /** Milliseconds since 1970, for tests; the database's clock when left out, so that all processes agree. */
  now?: () => number
  /**
   * Toolkits whose services are told of which trace a call is a part, by the header `traceparent`: those that you run
   * yourself. None, when left out.
   */
  traceUpstreams?: readonly string[]
  /** Hosts of this engine, with a port or for any, beside that of publicUrl; others are refused. Any, when left out. */
  allowedHosts?: readonly string[]
  /** Where lines go, e.g. a logger of pino: each request, and faults. Without it and onError, faults go to stderr. */
  log?: Log
  /** Told about faults of the engine's own, beside the log. */
  onError?: (error: unknown, requestId: string) => void
}

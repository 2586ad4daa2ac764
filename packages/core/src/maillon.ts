import type { ApiKeys } from './api-keys/api-keys.ts'
import type { AuditLog } from './audit/audit.ts'
import { createToolCatalogue, type ToolCatalogue } from './catalogue/tool-catalogue.ts'
import { createToolkitCatalogue, type ToolkitCatalogue } from './catalogue/toolkit-catalogue.ts'
import type { AuthConfigs } from './connections/auth-configs.ts'
import type { ConnectedAccounts } from './connections/connected-accounts.ts'
import { createConnectedAccounts } from './connections/create-connected-accounts.ts'
import { MaillonError } from './errors/maillon-error.ts'
import { createFiles, type Files } from './files/files.ts'
import type { Logs } from './logs/logs.ts'
import { operatorResources } from './operator-resources.ts'
import { FunctionToolsProvider } from './provider/function-tools.ts'
import type { Provider } from './provider/provider.ts'
import { createSessions, type Sessions } from './sessions/sessions.ts'
import type { Users } from './users/users.ts'
import type { Clock } from './transport/clock.ts'
import { readEndpoint } from './transport/endpoint.ts'
import { createTransport, type Fetch } from './transport/transport.ts'

/**
 * Which engine a client speaks to, for which framework, and how patient it is. An engine in this process, or an
 * address with a key.
 */
export interface MaillonOptions<SomeProvider> {
  /** A key of the engine; else MAILLON_API_KEY of the environment. */
  apiKey?: string | null | undefined
  /** The engine's address, where its API is below `/api/v3.1`; else MAILLON_BASE_URL of the environment. */
  baseURL?: string | null | undefined
  /** An engine in this process, in place of baseURL and apiKey. */
  engine?: { as(project?: string): Fetch } | undefined
  /** A project of `engine`; `default` when left out. A key belongs to its project. */
  project?: string | undefined
  /** Turns tools into what a framework takes; plain function tools when left out. */
  provider?: SomeProvider | undefined
  /** Used in place of the global one. */
  fetch?: Fetch | undefined
  /** Milliseconds for each try of a call; 60,000 when left out. */
  timeoutMs?: number | undefined
  /** How often a call is sent again where that is safe; twice when left out. */
  maxRetries?: number | undefined
  /** Time, and a number from 0 to 1 for jitter: for tests. */
  clock?: Clock | undefined
  random?: (() => number) | undefined
}

/**
 * Connects an app to an engine. Throws `base_url_missing` or `api_key_missing` when it is not told to which, and
 * `invalid_request` for options that cannot be used.
 */
export class Maillon<SomeProvider extends Provider<unknown> = FunctionToolsProvider> {
  readonly provider: SomeProvider
  readonly sessions: Sessions<ReturnType<SomeProvider['wrapTools']>>
  /** As `sessions.create`. */
  readonly create: Sessions<ReturnType<SomeProvider['wrapTools']>>['create']
  /** As `sessions.use`. */
  readonly use: Sessions<ReturnType<SomeProvider['wrapTools']>>['use']
  readonly connectedAccounts: ConnectedAccounts
  readonly authConfigs: AuthConfigs
  readonly apiKeys: ApiKeys
  readonly toolkits: ToolkitCatalogue
  readonly tools: ToolCatalogue
  readonly files: Files
  readonly logs: Logs
  readonly audit: AuditLog
  readonly users: Users

  constructor(options: MaillonOptions<SomeProvider> = {}) {
    const { timeoutMs, maxRetries, clock, random } = options
    const provider: Provider<unknown> = options.provider ?? new FunctionToolsProvider()
    assertProvider(provider)
    assertRange('timeoutMs', timeoutMs, 1, 2 ** 31 - 1)
    assertRange('maxRetries', maxRetries, 0, 10)
    const transport = createTransport({
      ...reach(options),
      framework: provider.name,
      timeoutMs,
      maxRetries,
      clock,
      random,
    })
    this.provider = provider as SomeProvider
    this.sessions = createSessions(
      transport,
      provider as Provider<ReturnType<SomeProvider['wrapTools']>>,
    )
    this.create = this.sessions.create
    this.use = this.sessions.use
    this.connectedAccounts = createConnectedAccounts(transport)
    this.toolkits = createToolkitCatalogue(transport)
    this.tools = createToolCatalogue(transport)
    this.files = createFiles(transport)
    const { apiKeys, audit, authConfigs, logs, users } = operatorResources(transport)
    this.apiKeys = apiKeys
    this.audit = audit
    this.users = users
    this.authConfigs = authConfigs
    this.logs = logs
  }
}

/** How the engine is reached: by its own fetch in this process, else by the Web's at its address. */
function reach(options: MaillonOptions<unknown>) {
  const { engine, project = 'default', baseURL, apiKey, fetch } = options
  if (!engine) {
    if (options.project === undefined) {
      return { fetch: fetch ?? globalThis.fetch, ...readEndpoint(options, 'MAILLON') }
    }
    throw new MaillonError('invalid_request', {
      message: 'There is a project without an engine.',
      hint: 'Leave project out: the API key belongs to one.',
    })
  }
  if (baseURL || apiKey || fetch) {
    throw new MaillonError('invalid_request', {
      message: 'There is both an engine of this process and a way to another.',
      hint: 'Pass engine alone, or baseURL and apiKey.',
    })
  }
  return { fetch: engine.as(project), baseURL: 'http://maillon.local' }
}

function assertProvider(provider: Partial<Provider<unknown>>): void {
  if (typeof provider.wrapTools === 'function') return
  throw new MaillonError('invalid_request', {
    message: 'The provider has no wrapTools.',
    hint: 'Pass one provider, made with new: `provider: new VercelProvider()`. An app with two frameworks has a Maillon for each.',
  })
}

function assertRange(name: string, value: number | undefined, from: number, to: number): void {
  if (value === undefined || (typeof value === 'number' && value >= from && value <= to)) return
  throw new MaillonError('invalid_request', {
    message: `${name} is out of range.`,
    hint: `Pass a number from ${from} to ${to}.`,
  })
}

import type {
  AuthorizeOptions,
  EnsureAllConnectedOptions,
  EnsureConnectedOptions,
  EnsuredConnection,
} from './connect-options.ts'
import type {
  ExecuteParameters,
  ToolAnswer,
  ToolkitSlug,
  ToolSlug,
} from '../catalogue/installed-tools.ts'
import type { Spelt } from '../catalogue/spelt.ts'
import type { ConnectionRequest } from '../connections/connection-request.ts'
import type { SessionConfig } from '../contract/session-config.ts'
import type { SessionFiles } from '../files/session-files.ts'
import type { RegisteredTool, RegisteredToolkit } from '../custom-tools/registered-tools.ts'
import type { ModifiedSession, SessionModifiers } from '../modifiers/modifiers.ts'
import type { ProfileName } from '../provider/profiles/profile-name.ts'
import type { SessionTool } from '../provider/provider.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { McpEndpoint } from './mcp-endpoint.ts'
import type { PendingCalls } from './pending-calls.ts'
import type { ProxyRequest, ProxyResponse } from './proxy-execute.ts'
import type { SearchResult } from './search-result.ts'
import type { UpdateSessionConfig } from './session-config.ts'
import type { SessionToolkit } from './session-toolkit.ts'

export interface SessionToolsOptions extends SessionModifiers, RequestOptions {
  /** By whose limits tools are offered; the provider chooses when left out. */
  profile?: ProfileName | undefined
}

/** Which of a session's toolkits to list. */
export interface SessionToolkitsOptions extends RequestOptions {
  /** Only these, by slug. */
  toolkits?: readonly ToolkitSlug[] | undefined
  isConnected?: boolean | undefined
  search?: string | undefined
  /** Where the next page starts, as the last one told; `nextCursor` is another name of it. */
  cursor?: string | undefined
  nextCursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** One page of a session's toolkits, connected ones first. */
export interface SessionToolkits {
  items: SessionToolkit[]
  /** Undefined on the last page; `nextCursor` says the same. */
  cursor: string | undefined
  nextCursor: string | undefined
  totalPages: number
}

/**
 * A user, and what an agent may use for them. `Tools` is what the provider makes of tools. Every call takes a signal,
 * with its options or as its last argument, and rejects with `session_not_found` once the session is deleted.
 */
export interface Session<Tools> extends PendingCalls {
  /** `trs_…`; `use()` opens the session again by it. */
  readonly sessionId: string
  /** The config in force, as the API spells it; `update` renews it. */
  readonly config: SessionConfig
  readonly configVersion: number
  readonly preload: SessionConfig['preload']
  readonly sandbox: SessionConfig['workbench']
  readonly workbench: SessionConfig['workbench']
  readonly mcp: McpEndpoint
  /** Files that its tools are given and give. */
  readonly files: SessionFiles
  /**
   * The session's tools in the provider's form: meta tools, then preloaded ones, then preloaded custom tools. Modifiers
   * change what the model sees of them, and their calls, custom tools and each item of a multi-execute included.
   */
  tools(options?: SessionToolsOptions, request?: RequestOptions): Promise<Tools>
  /**
   * The same where a provider leaves calls to the app: `provider.handleToolCalls(session.withModifiers({ … }), answer)`.
   */
  withModifiers(modifiers: SessionModifiers): ModifiedSession
  /** The session's tools as they are. */
  rawTools(options?: RequestOptions): Promise<SessionTool[]>
  /** The profiles that `tools` was asked for: what a model wrote is read by these too. */
  readonly profiles: ReadonlySet<ProfileName>
  /** The custom tools that this process brought to the session, listed or not. */
  customTools(options?: { toolkit?: ToolkitSlug | undefined }): RegisteredTool[]
  customToolkits(): RegisteredToolkit[]
  /**
   * Makes a Connect Link for the user, whether or not the toolkit is connected already: it connects an account of theirs
   * again that has ended (the one with this alias, or without one; of several the one last used), else a new one.
   */
  authorize(
    toolkit: ToolkitSlug,
    options?: AuthorizeOptions,
    request?: RequestOptions,
  ): Promise<ConnectionRequest>
  /**
   * Resolves at once when the toolkit is connected, else makes a link, tells `onLink` of it, and waits as its
   * `waitForConnection` does. Of several toolkits, `onLink` hears of all links that are missing before any is waited for;
   * the first that fails rejects.
   */
  ensureConnected(
    toolkit: ToolkitSlug,
    options?: EnsureConnectedOptions,
    request?: RequestOptions,
  ): Promise<EnsuredConnection>
  ensureConnected(
    toolkits: readonly ToolkitSlug[],
    options?: EnsureAllConnectedOptions,
    request?: RequestOptions,
  ): Promise<EnsuredConnection[]>
  toolkits(options?: SessionToolkitsOptions, request?: RequestOptions): Promise<SessionToolkits>
  /** Finds tools for what is to be done, in words; `toolkits` narrows it by slug. */
  search(
    options: { query: string; toolkits?: readonly ToolkitSlug[] | undefined } & RequestOptions,
    request?: RequestOptions,
  ): Promise<SearchResult>
  /**
   * Runs a tool, a meta tool, or a custom tool, which runs here. What the upstream or the user can cause is an `error` in the answer; it rejects for a
   * call that cannot be made. Of a tool that is known to `Tools`, arguments and output are typed; a part of it is not.
   */
  execute<Slug extends ToolSlug, Select extends string | undefined = undefined>(
    slug: Spelt<Slug>,
    ...parameters: ExecuteParameters<Slug, Select>
  ): Promise<ToolAnswer<Slug, Select>>
  /**
   * Calls a toolkit's own API with the user's account, whose credential stays in the engine. Answers whatever status
   * the API does; rejects with `connection_required` when the user has not connected the toolkit.
   */
  proxyExecute(request: ProxyRequest, options?: RequestOptions): Promise<ProxyResponse>
  /** Changes the session, and resolves with the config then in force. */
  update<Slug extends string & {}, Ruled extends string>(
    config: UpdateSessionConfig<Slug, Ruled>,
    request?: RequestOptions,
  ): Promise<SessionConfig>
  delete(request?: RequestOptions): Promise<{ sessionId: string; deleted: true }>
}

import type { ByToolkit, ToolkitSlug, Toolkits, Tools } from '../catalogue/installed-tools.ts'
import type { Listed, ListedOf, Sound, Spelt } from '../catalogue/spelt.ts'
import type { PermissionRule, Tag } from '../contract/session-config.ts'
import type { CustomToolsOptions } from '../custom-tools/bind-custom-tools.ts'

/** A list to allow, or an object with what to allow or to refuse. */
export type Choice<Slug extends string> =
  | readonly Slug[]
  | { enable: readonly Slug[] }
  | { disable: readonly Slug[] }

/** What a session has of a toolkit: some of its tools, by slug or by tags. */
type ToolChoice<Slug extends string> = Choice<Slug> | { tags: TagChoice }

/** Tools must have one of `enable` and none of `disable`; a list is `enable`. */
export type TagChoice =
  | readonly Tag[]
  | { enable?: readonly Tag[] | undefined; disable?: readonly Tag[] | undefined }

export interface ManageConnections {
  /** Whether the agent may ask the user to connect accounts; true when left out. */
  enable?: boolean | undefined
  /** Where the user lands after connecting in chat; null takes it away. */
  callbackUrl?: string | null | undefined
  /** Whether the agent gets a tool that waits until the user has connected; false when left out. */
  waitForConnections?: boolean | undefined
  /** Whether the agent may end accounts; false when left out. Only in sessions with `multiAccount`. */
  connectionRemoval?: boolean | undefined
  /**
   * What a call does that lacks its account: answer with the link for the model (`return`, when left out), answer so
   * that the framework interrupts the run, or first wait up to 40 seconds for the user.
   */
  onRequired?: 'return' | 'interrupt' | 'wait' | undefined
}

/** Which tools need the app's approval, and what arguments may be: the rule for a tool's slug comes before that for its effect, and that before the default. */
export interface Permissions<in out Ruled extends string = string> {
  /** `allow_all` when left out. */
  default?: 'allow_all' | 'ask_every_call' | 'ask_once_per_session' | undefined
  /** By what a tool does to the upstream. */
  effects?:
    | {
        read?: PermissionRule | undefined
        write?: PermissionRule | undefined
        destroy?: PermissionRule | undefined
      }
    | undefined
  /** By slug. */
  overrides?:
    | ({ readonly [Slug in keyof Tools]?: PermissionRule } & {
        readonly [Slug in Ruled]?: [Sound<Slug>] extends [never] ? Spelt<Slug> : PermissionRule
      })
    | undefined
  /**
   * What arguments have to be, by tool and argument: its name, or a JSON Pointer in which `*` is each item of a list.
   * What the engine runs is held to it, whoever asks.
   */
  constraints?: Readonly<Record<string, Readonly<Record<string, ArgumentConstraint>>>> | undefined
  /** Toolkits whose API your own code may call by `proxyExecute`, though tools of theirs are denied or constrained here. */
  allowProxy?: readonly ToolkitSlug[] | undefined
}

/** All that is said of an argument has to hold; one that is left out breaks it, unless it is `optional`. */
export interface ArgumentConstraint {
  equals?: unknown
  in?: readonly unknown[]
  /** Of a number; of a list, how many items it has. */
  min?: number
  max?: number
  /** For the whole text: no references, no looking ahead or behind. */
  pattern?: string
  optional?: boolean
}

export interface Sandbox {
  /** Whether large results are stored for the agent; true when left out. */
  enable?: boolean | undefined
  enableProxyExecution?: boolean | undefined
  /** So many characters of results are shown to an agent at once, 20,000 when left out; larger ones are stored. */
  autoOffloadThreshold?: number | undefined
  sandboxSize?: 'standard' | 'medium' | 'large' | 'xlarge' | undefined
}

export interface MultiAccount {
  enable?: boolean | undefined
  /** From 2 to 10. */
  maxAccountsPerToolkit?: number | undefined
  requireExplicitSelection?: boolean | undefined
}

export interface ToolSearch {
  /** Whether the agent can search for tools; true when left out. */
  enable?: boolean | undefined
  /** So many tokens an answer of COMPOSIO_SEARCH_TOOLS takes at most, counted as a third of its bytes; 8,000 when left out. */
  tokenBudget?: number | undefined
}

/** What create and update have in common. */
export interface SessionScope<in out Slug extends string = string & {}> {
  /** Which toolkits the session has, by slug; all when left out, none for an empty list. */
  toolkits?: Choice<ToolkitSlug> | undefined
  /** Which tools of a toolkit the session has, by the toolkit's slug; `tags` there go before the session's. */
  tools?:
    | ({
        readonly [Toolkit in keyof Toolkits]?: ToolChoice<ListedOf<Toolkit, Slug>>
      } & Readonly<Record<string, ToolChoice<Sound<Slug>>>>)
    | undefined
  tags?: TagChoice | undefined
  /** The auth config (`ac_…`) to connect a toolkit with, by slug. */
  authConfigs?: ByToolkit<string> | undefined
  /** Versions of toolkits, by slug, as tools and toolkits name theirs; the current ones when left out. */
  toolkitVersions?: ByToolkit<string> | undefined
  search?: ToolSearch | undefined
  /** Tools to list beside the meta tools, by slug; `all` takes every tool of the session. */
  preload?: { tools?: readonly Listed<Slug>[] | 'all' | undefined } | undefined
}

/** The accounts (`ca_…`) to use for a toolkit, by slug. */
export type Pins = ByToolkit<string | readonly string[]>

/**
 * What a session of a user may use, and how. Anything else in it is refused. `Slug` and `Ruled` are the tools' slugs in
 * it and those of overrides: the compiler refuses a misspelt one.
 */
export interface CreateSessionConfig<
  in out Slug extends string = string & {},
  in out Ruled extends string = string,
> extends SessionScope<Slug> {
  connectedAccounts?: Pins | undefined
  /** In-chat authentication; true when left out. */
  manageConnections?: boolean | ManageConnections | undefined
  permissions?: Permissions<Ruled> | undefined
  /** `direct_tools`: every tool of the session is listed, and no meta tool, unless said otherwise. */
  sessionPreset?: 'direct_tools' | undefined
  sandbox?: Sandbox | undefined
  /** Another name of `sandbox`. */
  workbench?: Sandbox | undefined
  multiAccount?: MultiAccount | undefined
  /**
   * The app's own tools, here as apps written for `@composio/core` pass them. They run in this process, where no
   * permission asks for them; the calls that they make of other tools are asked for as any.
   */
  experimental?:
    | (CustomToolsOptions & {
        assistivePrompt?: { userTimezone?: string | undefined } | undefined
      })
    | undefined
  /** Changes nothing: every session has its `mcp`. */
  mcp?: boolean | undefined
}

/** Changes to a session: lists and maps replace, blocks merge, null clears a block. */
export interface UpdateSessionConfig<
  in out Slug extends string = string & {},
  in out Ruled extends string = string,
> extends SessionScope<Slug> {
  connectedAccounts?: Pins | null | undefined
  manageConnections?: boolean | ManageConnections | null | undefined
  permissions?: Permissions<Ruled> | null | undefined
  sandbox?: Sandbox | null | undefined
  /** Another name of `sandbox`. */
  workbench?: Sandbox | null | undefined
  multiAccount?: MultiAccount | null | undefined
  /** The version that was read; another one in force rejects with `config_version_conflict`. */
  expectedConfigVersion?: number | undefined
}

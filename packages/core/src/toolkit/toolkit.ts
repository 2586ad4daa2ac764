import type { Auth, Ways } from './auth.ts'
import type { Tool } from './define-tool.ts'
import type { FieldValues } from './field.ts'
import type { Hosts } from './hosts.ts'
import type { ToolkitAtRest } from './toolkit-at-rest.ts'
import type { ToolRequest } from './request.ts'
import type { Checked } from './checked.ts'

/** An upstream's answer, as a toolkit reads whether and why it is a failure. */
export interface UpstreamRefusal {
  status: number
  /** Parsed, where it is JSON. */
  body: unknown
  headers?: Headers
}

/** What an upstream's error answer means to the engine. */
export interface UpstreamFailure {
  /** The upstream's own sentence. Scrubbed of secrets before anyone sees it. */
  message: string
  /**
   * Set when the answer means more than "it failed". Scopes that are missing are asked for by connecting again;
   * permissions that are missing come from whoever runs or installs the app.
   */
  reason?: 'token_rejected' | 'missing_scopes' | 'missing_permissions' | 'rate_limited'
}

/** Whose account a credential opens. */
export interface Identity {
  /** The upstream's own id of the account; never changes. */
  subject: string
  /** For people: a login, an e-mail, a team name. */
  label?: string
  /** The address, where the upstream tells and has checked it. */
  email?: string
}

/** A service that this process runs itself. */
export interface LocalService {
  /** Answers what goes to the toolkit's baseUrl, credential included. What it throws is thrown to the caller of the tool. */
  fetch(request: Request): Promise<Response>
  /** Ends what runs, soon after the requests under way are answered, or without that; a later request starts it again. */
  close(): Promise<void>
}

/** One third-party service and its tools, as data. */
export interface Toolkit {
  /** Lower case; tools' slugs start with it in upper case. */
  slug: string
  name: string
  description: string
  /** An https or data URL. */
  logo: string
  categories: readonly string[]
  /** `YYYYMMDD_NN`, raised with each change of a tool's slug, input or output. */
  version: string
  /** Where paths of tools start. Its origin may receive the credential. Fields may stand in it: `https://{subdomain}.zendesk.com`. */
  baseUrl: string
  /** Further origins that may receive the credential. */
  origins: readonly string[]
  hosts?: Hosts
  /** Answers in place of the network: nothing is dialled then, and baseUrl is but a name. Closed with the engine. */
  local?: LocalService
  /** How its accounts connect; the first of its ways where there are several. */
  auth: Auth
  /** Every way to connect it, by name. */
  ways: Ways
  /**
   * How it was checked: tools run against an emulator, or requests compared to the service's own document. What an
   * operator imported was checked by nobody here, and of what is a service as data, `checked` says how far: neither
   * shares a redirect URI.
   */
  verified: 'emulated' | 'specified' | 'imported' | 'described'
  /** How the addresses of a service as data were checked. */
  checked?: Checked
  /** Where the upstream documents its API. */
  docsUrl?: string
  /**
   * What an operator does before people can connect, step by step: where to register, what to tick. `{redirect_uri}`
   * stands for the engine's own.
   */
  setup: readonly string[]
  /** How much the upstream allows, in its own units, e.g. `5,000 requests an hour for each account`. */
  rateLimits?: string
  /** What goes wrong with any of its tools, a sentence each. */
  pitfalls?: readonly string[]
  /** Headers of every call. */
  headers: Readonly<Record<string, string>>
  /** Reads an answer as a failure, for upstreams that say so with status 200. Undefined means success. */
  failure?: (answer: UpstreamRefusal) => UpstreamFailure | undefined
  /** Asks the upstream whose account a new credential opens; `values` are what was filled in for it and kept of it. */
  identity?: { request: ToolRequest; read: (body: never, values?: FieldValues) => Identity }
  tools: readonly Tool[]
  /** What is known of one that is read when it is used (`lazyToolkit`). */
  atRest?: ToolkitAtRest
}

import { MaillonError } from '../errors/maillon-error.ts'
import { type Auth, isTokenAuth } from './auth.ts'
import { fieldProblems } from './check-fields.ts'
import { keptProblems } from './check-kept.ts'
import { oauth2Problems } from './schemes/check-oauth2.ts'
import { tokenProblems } from './schemes/check-token.ts'
import { oauth1Problems } from './schemes/oauth1.ts'
import type { Tool } from './define-tool.ts'
import type { FieldValues } from './field.ts'
import type { Hosts } from './hosts.ts'
import type { ToolRequest } from './request.ts'
import type { Checked } from './services.ts'
import { inWay, readWays, type Ways, wayProblems } from './ways.ts'

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
}

/** A toolkit as an author writes it: `auth` is its one way to connect, or several by name. */
export type ToolkitDefinition = Omit<Toolkit, Defaulted | 'auth' | 'ways'> &
  Partial<Pick<Toolkit, Defaulted>> & { auth: Auth | Ways }

type Defaulted = 'logo' | 'categories' | 'origins' | 'headers' | 'setup'

const ofSessions = /^(COMPOSIO_|MAILLON_READ_(RESULT|FILE)$)/

/** Checks a toolkit's own consistency and fills in what it leaves out. Throws `config_invalid`. */
export function defineToolkit(options: ToolkitDefinition): Toolkit {
  const toolkit: Toolkit = {
    logo: '',
    categories: [],
    origins: [],
    headers: {},
    setup: [],
    ...options,
    ...readWays(options.auth),
  }
  const errors = problems(toolkit)
  if (errors.length > 0) {
    throw new MaillonError('config_invalid', {
      message: `The toolkit "${toolkit.slug}" is not consistent: ${errors.join(' ')}`,
      hint: 'Mend the definition; see defineToolkit.',
      errors,
    })
  }
  return toolkit
}

function addressesOf({ baseUrl, origins, ways }: Toolkit): string[] {
  const own = Object.values(ways).flatMap((auth) =>
    auth.scheme === 'NO_AUTH' ? [] : [auth.baseUrl ?? [], auth.origins ?? []].flat(),
  )
  return [baseUrl, ...origins, ...own]
}

function problems(toolkit: Toolkit): string[] {
  const errors: string[] = []
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(toolkit.slug)) errors.push('Its slug is not lower case.')
  for (const url of addressesOf(toolkit)) {
    const sample = url.replaceAll(/\{[^{}]*\}/g, 'x')
    if (!URL.canParse(sample) || new URL(sample).protocol !== 'https:')
      errors.push(`"${url}" is no https URL.`)
  }
  errors.push(...wayProblems(toolkit.ways))
  for (const auth of Object.values(toolkit.ways))
    if (auth.scheme === 'OAUTH2') errors.push(...oauth2Problems(auth))
    else if (auth.scheme === 'OAUTH1') errors.push(...oauth1Problems(auth))
    else if (isTokenAuth(auth)) errors.push(...tokenProblems(auth))
  const ways = errors.length === 0 ? Object.keys(toolkit.ways) : []
  for (const own of ways.map((way) => inWay(toolkit, way))) {
    const ofFields = fieldProblems(own)
    errors.push(...ofFields, ...(ofFields.length === 0 ? keptProblems(own) : []))
  }
  const prefix = `${toolkit.slug.toUpperCase().replaceAll('-', '_')}_`
  const seen = new Set<string>()
  const tokens = Object.values(toolkit.ways).flatMap((auth) =>
    auth.scheme === 'OAUTH2' ? Object.keys(auth.furtherTokens ?? {}) : [],
  )
  for (const { slug, token } of toolkit.tools) {
    if (token !== undefined && !tokens.includes(token))
      errors.push(`The tool "${slug}" goes with a token "${token}", which no login gives.`)
    if (!slug.startsWith(prefix) || !/^[A-Z0-9_]+$/.test(slug)) {
      errors.push(`The tool "${slug}" does not start with ${prefix} in upper case.`)
    }
    if (ofSessions.test(slug)) errors.push(`"${slug}" is a name of sessions' own tools.`)
    if (seen.has(slug)) errors.push(`The tool "${slug}" is there twice.`)
    seen.add(slug)
  }
  return errors
}

import { MaillonError } from '@maillon/core'

/** Who lets in the MCP clients that log in by themselves. */
export interface McpLoginOptions {
  /**
   * Whether clients may register themselves at the engine (RFC 7591), for those that have no document at an address of
   * their own. Off when left out.
   */
  registration?: boolean | undefined
  /** The app's own issuer in place of the engine, to the letter as its metadata and tokens name it; an https address. */
  issuer?: string | undefined
  /** What its tokens may name as their audience beside a session's own address. */
  audience?: string | undefined
  /** The claim of its tokens that is the user's id; `sub` when left out. */
  userClaim?: string | undefined
  /** The one project whose users it knows; `default` when left out. User ids of other projects are other people. */
  project?: string | undefined
}

/** The options, checked and complete. */
export interface LoginSettings {
  registration: boolean
  /** Undefined where the engine lets clients in. */
  appIssuer: AppIssuerSettings | undefined
}

/** The app's own authorization server. */
export interface AppIssuerSettings {
  issuer: string
  audience: string | undefined
  userClaim: string
  project: string
}

/** Checks who lets clients in. Throws `config_invalid`. */
export function readLoginOptions(
  { registration = false, ...told }: McpLoginOptions = {},
  publicUrl: string | undefined,
): LoginSettings {
  const appIssuer = readAppIssuer(told, publicUrl)
  if (appIssuer && registration)
    throw invalid('mcp.registration is of no use with mcp.issuer: clients register there.')
  return { registration, appIssuer }
}

function readAppIssuer(
  { issuer, audience, userClaim = 'sub', project = 'default' }: McpLoginOptions,
  publicUrl: string | undefined,
): AppIssuerSettings | undefined {
  if (issuer === undefined) {
    if (audience !== undefined) throw invalid('mcp.audience is of no use without mcp.issuer.')
    return undefined
  }
  const url = URL.parse(issuer)
  const isBare = url?.search === '' && url.hash === '' && url.username === ''
  if (url?.protocol !== 'https:' || !isBare)
    throw invalid(`mcp.issuer "${issuer}" is not an https address.`)
  if (audience === '' || userClaim === '' || project === '')
    throw invalid('mcp.audience, mcp.userClaim and mcp.project cannot be empty.')
  if (publicUrl === undefined) throw invalid('mcp.issuer needs publicUrl, which its tokens name.')
  return { issuer, audience, userClaim, project }
}

function invalid(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: "Pass publicUrl and mcp: { issuer: 'https://login.your-app.com' }.",
  })
}

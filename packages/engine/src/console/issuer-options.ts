import { MaillonError } from '@maillon/core'

/** The app's own OpenID issuer, at which operators log in to the console. */
export interface ConsoleIssuerOptions {
  /** To the letter as its metadata names it; an https address. */
  issuer: string
  /** Of a client with the redirect URI `<publicUrl>/console/login/callback`. */
  clientId: string
  /** Left out for a public client. */
  clientSecret?: string | undefined
  /**
   * Who may: what each of these claims of the ID token has to be, or hold, one of. `{ email: ['ada@acme.com'] }`,
   * `{ groups: ['operators'] }`. An e-mail counts when the issuer has verified it. Nobody, where nothing is named.
   */
  allow: Readonly<Record<string, string | readonly string[]>>
  /** Asked for; `openid email profile` when left out. */
  scopes?: readonly string[] | undefined
  /** The project that they see; `default` when left out. */
  project?: string | undefined
}

/** The options, checked and complete. */
export interface ConsoleIssuer {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  allow: ReadonlyMap<string, readonly string[]>
  scopes: readonly string[]
  project: string
}

/** Checks who logs in. Throws `config_invalid`. */
export function readConsoleIssuer({
  issuer,
  clientId,
  clientSecret,
  allow,
  scopes = ['openid', 'email', 'profile'],
  project = 'default',
}: ConsoleIssuerOptions): ConsoleIssuer {
  const url = URL.parse(issuer)
  const isBare = url?.search === '' && url.hash === '' && url.username === ''
  if (url?.protocol !== 'https:' || !isBare)
    throw invalid(`console.login.issuer "${issuer}" is not an https address.`)
  if (clientId === '' || clientSecret === '' || project === '')
    throw invalid('console.login: clientId, clientSecret and project cannot be empty.')
  if (!scopes.includes('openid')) throw invalid('console.login.scopes needs openid.')
  const rules = Object.entries(allow).map(([claim, values]) => [claim, [values].flat()] as const)
  if (rules.length === 0 || rules.some(([, values]) => values.length === 0))
    throw invalid('console.login.allow lets nobody in.')
  return { issuer, clientId, clientSecret, allow: new Map(rules), scopes, project }
}

/** Whether the claims of an ID token are those of somebody who may. */
export function mayOpen(
  { allow }: ConsoleIssuer,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  return [...allow].every(([claim, wanted]) => {
    if (claim === 'email' && claims.email_verified !== true) return false
    const told = Object.hasOwn(claims, claim) ? [claims[claim]].flat() : []
    return told.some((value) => typeof value === 'string' && wanted.includes(value))
  })
}

function invalid(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: "Say who may, e.g. console: { login: { issuer, clientId, allow: { groups: ['operators'] } } }.",
  })
}

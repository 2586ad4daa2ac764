/** Parameters of OAuth's that a service may call otherwise. */
export const oauthParameters = [
  'client_id',
  'client_secret',
  'code',
  'grant_type',
  'redirect_uri',
  'refresh_token',
  'response_type',
  'scope',
] as const

/** One of them. */
export type OAuthParameter = (typeof oauthParameters)[number]

/** How one service's OAuth 2.0 differs from the RFC. What is left out is as the RFC has it. */
export interface OAuth2Dialect {
  /** The service's own names of parameters, in all requests: `{ client_id: 'client_key' }` (TikTok), `app_id` (Printful). */
  parameterNames?: Partial<Readonly<Record<OAuthParameter, string>>>
  /** The callback's name for the code (RFC 6749 §4.1.2): `auth_code` (TikTok Business). */
  callbackCode?: string
  /** What the token endpoint reads: a form (RFC 6749 §4.1.3), `json` alone (Notion, Clover), or a GET’s `query` (WeChat, QQ, Untappd). */
  tokenBody?: 'form' | 'json' | 'query'
  /** How a code is bound to who asked for it (RFC 7636 §4.2), `S256` when left out; `none` where the service refuses to be told (LinkedIn). */
  pkce?: 'S256' | 'plain' | 'none'
  /** Where tokens are refreshed, when not at the token URL: Figma, Instagram. */
  refreshUrl?: string
  /** Further values of the request that exchanges the code. */
  tokenParameters?: Readonly<Record<string, string>>
  /** Further values of requests that refresh; `{scopes}` stands for those that were granted: `{ scope: '{scopes}' }` (Entra). */
  refreshParameters?: Readonly<Record<string, string>>
  /** Values of the authorize URL that an app may give a link: `login_hint` (OpenID Connect Core §3.1.2.1), `prompt`, `tenant`. */
  linkParameters?: readonly string[]
  /** Where things stand in the token answer, when not at its top: `{ access_token: 'data.access_token' }` (TikTok Business). */
  tokenAnswer?: AnswerPaths
  /** The same of answers to refreshes, which are as `tokenAnswer` says when left out: `{}` for Slack's user tokens. */
  refreshAnswer?: AnswerPaths
  /** What `expires_in` counts, seconds by RFC 6749 §5.1; `date` is the moment itself, as ISO 8601 or since 1970. */
  expiryUnit?: 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'date'
  /**
   * The headers of each call, in place of `{ authorization: 'Bearer {token}' }` (RFC 6750 §2.1):
   * `{ 'x-shopify-access-token': '{token}' }`, `{ authorization: 'Zoho-oauthtoken {token}' }`, and with the client's id as
   * Twitch has it: `{ authorization: 'Bearer {token}', 'client-id': '{client_id}' }`.
   */
  callHeaders?: Readonly<Record<string, string>>
}

/** Paths through an answer, in dots: `data.0.access_token`. */
export type AnswerPaths = Partial<
  Readonly<Record<'access_token' | 'refresh_token' | 'expires_in' | 'scope', string>>
>

/** What a call's headers are made of. */
export interface TokenOfClient {
  token: string
  clientId: string
}

const bearer = { authorization: 'Bearer {token}' }

/** The headers that carry an access token, by lower-case name. */
export function tokenHeaders(
  { callHeaders = bearer }: OAuth2Dialect,
  { token, clientId }: TokenOfClient,
): Record<string, string> {
  const filled = Object.entries(callHeaders).map(([name, template]) => [
    name.toLowerCase(),
    template.replace(/\{(token|client_id)\}/g, (_, what) => (what === 'token' ? token : clientId)),
  ])
  return Object.fromEntries(filled)
}

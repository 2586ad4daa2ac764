import type { ToolRequest } from './request.ts'
import type { KeyAuth } from './schemes/key.ts'
import type { NoAuth } from './schemes/no-auth.ts'
import type { OAuth1Auth } from './schemes/oauth1.ts'
import type { OAuth2Auth } from './schemes/oauth2.ts'
import type { TokenAuth } from './schemes/token.ts'

/** The ways to connect one toolkit, by their names; the first one is meant where nobody says which. */
export type Ways = Readonly<Record<string, Auth>>

/** How accounts of a toolkit are connected. */
export type Auth = OAuth2Auth | OAuth1Auth | KeyAuth | TokenAuth | NoAuth

/** What a scheme is called. */
export type SchemeName = Auth['scheme']

/** Whether what a person types is the credential itself. */
export function isKeyAuth(auth: Auth): auth is KeyAuth {
  return /^(API_KEY|BASIC|BEARER_TOKEN)$/.test(auth.scheme)
}

/** Whether what a person types is turned into a token that ends. */
export function isTokenAuth(auth: Auth): auth is TokenAuth {
  return /^(S2S_OAUTH2|GOOGLE_SERVICE_ACCOUNT|SERVICE_ACCOUNT|BASIC_WITH_JWT)$/.test(auth.scheme)
}

/** Whether connecting is filling in a form of ours; for the others a browser leaves for the service. */
export function isTyped(auth: Auth): auth is KeyAuth | TokenAuth {
  return isKeyAuth(auth) || isTokenAuth(auth)
}

/** The harmless call that fails when what was typed is wrong. */
export function checkOf(auth: Auth): ToolRequest | undefined {
  return isTyped(auth) ? auth.check : undefined
}

/** Whether accounts are connected with a client that an operator registered at the service. */
export function takesClient(auth: Auth): boolean {
  if (!isTokenAuth(auth)) return auth.scheme === 'OAUTH2' || auth.scheme === 'OAUTH1'
  const { fields, ...rest } = auth
  const text = JSON.stringify(rest)
  return ['client_id', 'client_secret'].some(
    (name) => !Object.hasOwn(fields, name) && text.includes(`{${name}}`),
  )
}

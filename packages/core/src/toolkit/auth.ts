import type { ToolRequest } from './request.ts'
import type { KeyAuth } from './schemes/key.ts'
import type { NoAuth } from './schemes/no-auth.ts'
import type { OAuth2Auth } from './schemes/oauth2.ts'

/** How accounts of a toolkit are connected. */
export type Auth = OAuth2Auth | KeyAuth | NoAuth

/** What a scheme is called. */
export type SchemeName = Auth['scheme']

/** Whether what a person types is the credential itself. */
export function isKeyAuth(auth: Auth): auth is KeyAuth {
  return /^(API_KEY|BASIC|BEARER_TOKEN)$/.test(auth.scheme)
}

/** Whether connecting is filling in a form of ours; for the others a browser leaves for the service. */
export function isTyped(auth: Auth): auth is KeyAuth {
  return isKeyAuth(auth)
}

/** The harmless call that fails when what was typed is wrong. */
export function checkOf(auth: Auth): ToolRequest | undefined {
  return isTyped(auth) ? auth.check : undefined
}

import type { OAuth2Auth } from './oauth2.ts'

/** Scopes as lists have them: those of a further token with its name in front, `user:search:read`. */
export function scopesOfToken(token: string | undefined, scopes: readonly string[]): string[] {
  return token === undefined ? [...scopes] : scopes.map((scope) => `${token}:${scope}`)
}

/** What asks for scopes. */
export type Asking = Partial<Pick<OAuth2Auth, 'scopes' | 'furtherTokens'>>

/** Every scope that a toolkit knows, as lists have them, with what it allows. */
export function scopesOf(auth: Asking): Record<string, string> {
  const further = Object.entries(auth.furtherTokens ?? {}).flatMap(([token, { scopes }]) =>
    Object.entries(scopes).map(([scope, meaning]) => [`${token}:${scope}`, meaning] as const),
  )
  return { ...auth.scopes, ...Object.fromEntries(further) }
}

/** A list's scopes by their tokens, as the service knows them: those of the first, and those of each further one. */
export function scopesByToken(
  { furtherTokens = {} }: Pick<OAuth2Auth, 'furtherTokens'>,
  scopes: readonly string[],
): { first: string[]; further: Record<string, string[]> } {
  const names = Object.keys(furtherTokens)
  const tokenOf = (scope: string) => names.find((name) => scope.startsWith(`${name}:`))
  const further = names.map((name) => [
    name,
    scopes.filter((scope) => tokenOf(scope) === name).map((scope) => scope.slice(name.length + 1)),
  ])
  return {
    first: scopes.filter((scope) => tokenOf(scope) === undefined),
    further: Object.fromEntries(further),
  }
}

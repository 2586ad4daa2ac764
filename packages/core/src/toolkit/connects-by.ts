import type { SchemeName } from './auth.ts'

const words: Readonly<Record<SchemeName, string>> = {
  OAUTH2: 'OAuth',
  OAUTH1: 'OAuth',
  S2S_OAUTH2: 'client credentials',
  GOOGLE_SERVICE_ACCOUNT: 'service account',
  SERVICE_ACCOUNT: 'service account',
  BASIC_WITH_JWT: 'sign-in',
  API_KEY: 'key',
  BASIC: 'key',
  BEARER_TOKEN: 'key',
  NO_AUTH: 'no account',
}

/** How accounts are connected by these schemes, in a few words for people: `OAuth, key`. */
export function connectsBy(schemes: readonly SchemeName[]): string {
  return [...new Set(schemes.map((scheme) => words[scheme]))].join(', ')
}

import type { ApiKeyAuth } from './auth.ts'

/** What a person types for a toolkit that connects by key. */
export interface TypedKey {
  key: string
  /** Who they are, for upstreams that ask for that too. */
  user?: string
}

/** The value of the header that carries a key. */
export function keyHeader({ basic, prefix }: ApiKeyAuth, typed: TypedKey): string {
  return basic ? `Basic ${base64(basicPair(basic, typed))}` : prefix + typed.key
}

/** The address of a call, with the user's name where `{user}` stands. */
export function withUser(path: string, { user }: TypedKey): string {
  return user === undefined ? path : path.replaceAll('{user}', () => encodeURIComponent(user))
}

/** Each text from which someone could make the credential: where one is repeated, it has to be taken out. */
export function secretsOfKey({ user, key }: TypedKey): string[] {
  if (user === undefined) return [key]
  return [key, key.slice(key.indexOf(':') + 1), base64(`${user}:${key}`), base64(key)]
}

/** RFC 7617 §2: the name, a colon, the password. */
function basicPair({ namedKeys }: NonNullable<ApiKeyAuth['basic']>, { user, key }: TypedKey) {
  return namedKeys?.test(key) ? key : `${user}:${key}`
}

/** Of the text in UTF-8 (RFC 7617 §2.1): `btoa` alone takes a few scripts only. */
function base64(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''),
  )
}

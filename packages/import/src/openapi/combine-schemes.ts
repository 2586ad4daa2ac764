import type { AuthOfFile } from '../auth-of-file.ts'
import type { Node } from './node.ts'
import {
  authOf,
  type KeyOfFile,
  type OAuthOfFile,
  type SchemeOfFile,
  type SchemeOptions,
} from './schemes.ts'

/** What accounts have where several schemes belong together, or why they cannot have that. */
export function combined(
  names: readonly string[],
  schemes: Node,
  options: SchemeOptions,
): SchemeOfFile | string {
  const parts = names.map((name) => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined
    return authOf(scheme, { ...options, ...(names.length > 1 && { name }) })
  })
  for (const [index, part] of parts.entries())
    if (typeof part === 'string') return names.length > 1 ? `${names[index]}: ${part}` : part
  const found = parts.filter((part) => typeof part !== 'string')
  if (found.length === 1) return found[0] ?? 'It names no scheme.'
  const oauth = found.find((part) => part.scheme === 'OAUTH2')
  if (!oauth) return found.filter(isKey).reduce(together)
  const keys = found.filter(isKey).filter((key) => !isToken(key))
  if (keys.length === 0) return oauth
  return (
    withClientId(oauth, keys) ??
    'OAuth and a key together cannot be used: accounts have one of them.'
  )
}

/** Whether a scheme is a key that people paste. */
export function isKey(auth: AuthOfFile): auth is KeyOfFile {
  return auth.scheme === 'API_KEY' || auth.scheme === 'BASIC' || auth.scheme === 'BEARER_TOKEN'
}

/** Whether it stands where an OAuth token does: another flow of the same service, which gives the same. */
function isToken({ headers = {}, query, basic }: KeyOfFile): boolean {
  const { authorization = '', ...others } = headers
  const isAlone = query === undefined && basic === undefined && Object.keys(others).length === 0
  return isAlone && /^Bearer \{\w+\}$/.test(authorization)
}

/** Two keys as one way to connect. */
export function together(one: KeyOfFile, other: KeyOfFile): KeyOfFile {
  const cookies = [one.headers?.cookie, other.headers?.cookie].filter((text) => text !== undefined)
  const headers = {
    ...one.headers,
    ...other.headers,
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  }
  const query = { ...one.query, ...other.query }
  const pair = one.basic ?? other.basic
  const path = one.path ?? other.path
  const standing = JSON.stringify([headers, query, pair, path])
  const fields = Object.entries({ ...one.fields, ...other.fields })
  return {
    scheme: 'API_KEY',
    // Two that stand at one place are one.
    fields: Object.fromEntries(fields.filter(([name]) => standing.includes(`{${name}}`))),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(pair && { basic: pair }),
    ...(path !== undefined && { path }),
  }
}

/** A key beside OAuth that is the client's id, which calls have anyway. */
function withClientId(oauth: OAuthOfFile, keys: readonly KeyOfFile[]): OAuthOfFile | undefined {
  const names = keys.flatMap(({ headers = {} }) => Object.keys(headers))
  if (names.length !== keys.length || !names.every((name) => /client[-_]?id/i.test(name)))
    return undefined
  const ids = Object.fromEntries(names.map((name) => [name, '{client_id}']))
  return { ...oauth, callHeaders: { authorization: 'Bearer {token}', ...ids } }
}

import { MaillonError } from '@maillon/core/toolkit'
import { type AuthOfFile, isOne, type KeyAuthOfFile } from '../auth-of-file.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import { isKey, together } from './combine-schemes.ts'
import type { ReadSecurity } from './security.ts'
import type { Server } from './servers.ts'

interface Facts {
  server: Server
  tools: readonly ToolOfFile[]
}

/** How accounts are connected, with what of the server is each account's own, and only with scopes that tools ask for. */
export function finalAuth(auth: ToolkitFile['auth'], facts: Facts): ToolkitFile['auth'] {
  if (isOne(auth)) return ofWay(auth, facts)
  return Object.fromEntries(Object.entries(auth).map(([name, way]) => [name, ofWay(way, facts)]))
}

function ofWay(auth: AuthOfFile, { server, tools }: Facts): AuthOfFile {
  const { fields } = server
  if (auth.scheme === 'NO_AUTH') return auth
  const own = fields ? { fields: { ...fields, ...auth.fields } } : {}
  if (!('scopes' in auth) || auth.scopes === undefined) return { ...auth, ...own }
  const known = auth.scopes
  const asked = new Set(tools.flatMap(({ scopes = [] }) => scopes))
  const named = Object.fromEntries([...asked].map((scope) => [scope, known[scope] ?? '']))
  // Where no tool says what it needs, the document's list is all that is known.
  return { ...auth, ...own, scopes: asked.size > 0 ? named : known }
}

/**
 * The server of tools that nobody connects: there is no account that could say what is its own, so what is usual stands.
 * Throws `config_invalid` where that is nobody's host.
 */
export function serverWithout(auth: ToolkitFile['auth'], server: Server, from: string): Server {
  if (!server.fields || !isOne(auth) || auth.scheme !== 'NO_AUTH') return server
  if (server.usual !== undefined) return { baseUrl: server.usual }
  throw new MaillonError('config_invalid', {
    message: `${from} leaves open to which host calls go: ${server.baseUrl}`,
    hint: 'Pass --base-url https://… : where its paths start.',
  })
}

/** The same with a key that stands in the path of each call, which accounts without another way have alone. */
export function withPathKey(security: ReadSecurity, { key }: Server): ReadSecurity {
  const { auth } = security
  if (!key || !isOne(auth)) return security
  const own: KeyAuthOfFile = { scheme: 'API_KEY', fields: key.fields, path: key.path }
  if (auth.scheme === 'NO_AUTH') return { ...security, auth: own }
  return isKey(auth) ? { ...security, auth: together(own, auth) } : security
}

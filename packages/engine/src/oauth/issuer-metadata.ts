import { MaillonError } from '@maillon/core'
import type * as oauth from 'oauth4webapi'
import type { Outbound } from '../outbound/outbound.ts'

/** What there is to say about a server fits in less. */
export const metadataBytes = 64 * 1024
export const metadataTimeoutMs = 15_000

/** Gets a document; undefined where there is none. */
export type Get = (url: string) => Promise<Response | undefined>

/** Gets documents that servers publish about themselves. */
export function metadataFetch(outbound: Outbound): Get {
  return async (url) => {
    const { status, body, headers } = await outbound(url, {
      headers: { accept: 'application/json', 'user-agent': 'maillon' },
      origins: [URL.parse(url)?.origin ?? ''],
      maxBytes: metadataBytes,
      timeoutMs: metadataTimeoutMs,
    })
    const isThere = status === 200
    if (!isThere) return undefined
    return new Response(new TextDecoder().decode(body), { status, headers: [...headers] })
  }
}

/**
 * What an issuer says of itself (RFC 8414 §3, OpenID Connect Discovery §4), its name as it spells it. Throws
 * `upstream_error` where it says nothing sound, and what `Outbound` throws.
 */
export async function issuerMetadata(issuer: string, get: Get): Promise<oauth.AuthorizationServer> {
  const url = URL.parse(issuer)
  if (!url || url.search !== '' || url.hash !== '') throw unsound(issuer, 'is no issuer')
  const path = url.pathname.replace(/\/$/, '')
  const places = [
    `${url.origin}/.well-known/oauth-authorization-server${path}`,
    `${url.origin}/.well-known/openid-configuration${path}`,
    `${url.origin}${path}/.well-known/openid-configuration`,
  ]
  for (const at of places) {
    const response = await get(at)
    if (!response) continue
    const server = (await jsonObject(response)) as Partial<oauth.AuthorizationServer>
    const told: unknown = server.issuer
    if (typeof told !== 'string' || !isSameIssuer(told, issuer))
      throw unsound(issuer, 'has metadata of another issuer')
    return { ...server, issuer: told }
  }
  throw unsound(issuer, 'has no metadata')
}

/**
 * By simple string comparison (RFC 8414 §3.3): whose metadata these are is what a mix-up would hide. But of an issuer without
 * a path, some write the slash at its end in one place and not in the other, and there is no other issuer to mix it up with.
 */
function isSameIssuer(told: string, asked: string): boolean {
  if (told === asked) return true
  const bare = (text: string) => text.replace(/\/$/, '')
  return bare(told) === bare(asked) && URL.parse(asked)?.pathname === '/'
}

/** A document as JSON; an empty object for what is none. */
export async function jsonObject(response: Response): Promise<object> {
  return Object(await response.json().catch(() => ({}))) as object
}

/** For a server that says what cannot be. */
export function unsound(url: string, what: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${URL.parse(url)?.host ?? 'An address that is no URL'} ${what}.`,
    hint: 'Ask who runs the server, or register an OAuth client there and name its endpoints.',
  })
}

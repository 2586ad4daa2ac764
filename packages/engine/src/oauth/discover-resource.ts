import type * as oauth from 'oauth4webapi'
import type { Outbound } from '../outbound/outbound.ts'
import type { OutboundAnswer } from '../outbound/outbound-init.ts'
import {
  type Get,
  issuerMetadata,
  jsonObject,
  metadataBytes,
  metadataFetch,
  metadataTimeoutMs,
  unsound,
} from './issuer-metadata.ts'

/** A resource whose tokens one authorization server gives, as both say of themselves. */
export interface DiscoveredResource {
  /** What tokens are asked for (RFC 8707). */
  resource: string
  server: oauth.AuthorizationServer
  scopes: readonly string[]
}

/**
 * Asks a resource who gives tokens for it: a call without one is answered by 401 (RFC 9728 §5.1), and metadata lead on
 * (RFC 9728 §3, RFC 8414 §3, OpenID Connect Discovery §4). Undefined where no token is asked for. Throws
 * `upstream_error` for what is not sound, and what `Outbound` throws.
 */
export async function discoverResource(
  url: string,
  outbound: Outbound,
): Promise<DiscoveredResource | undefined> {
  const get = metadataFetch(outbound)
  const refusal = await outbound(url, {
    method: 'POST',
    headers: {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'user-agent': 'maillon',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
    origins: [new URL(url).origin],
    maxBytes: metadataBytes,
    timeoutMs: metadataTimeoutMs,
  })
  if (refusal.status !== 401) return undefined
  const found = await resourceMetadata(url, refusal, get)
  const [issuer, ...others] = found.authorization_servers ?? []
  // Which of several to trust is a person's decision.
  if (issuer === undefined || others.length > 0)
    throw unsound(url, `names ${others.length + (issuer ? 1 : 0)} authorization servers`)
  const server = await serverMetadata(issuer, get)
  const scopes = found.scopes_supported ?? []
  return { resource: found.resource, server, scopes: scopes.filter((one) => /^[!-~]+$/.test(one)) }
}

async function resourceMetadata(
  url: string,
  { headers }: OutboundAnswer,
  get: Get,
): Promise<oauth.ResourceServer> {
  const { origin, pathname, search } = new URL(url)
  const told = /\bresource_metadata="([^"]+)"/i.exec(headers.get('www-authenticate') ?? '')?.[1]
  const known = `${origin}/.well-known/oauth-protected-resource`
  const path = pathname.replace(/\/$/, '')
  for (const at of told === undefined ? [known + path + search, known] : [told]) {
    // Another origin could say anything of this one.
    if (URL.parse(at)?.origin !== origin) throw unsound(url, 'names metadata of another origin')
    const response = await get(at)
    if (!response) continue
    const metadata = (await jsonObject(response)) as Partial<oauth.ResourceServer>
    const { resource } = metadata
    if (typeof resource !== 'string' || !covers(resource, url))
      throw unsound(url, 'has metadata of another resource')
    const servers: unknown = metadata.authorization_servers ?? []
    if (!isTexts(servers)) throw unsound(url, 'has metadata that are none')
    const scopes: unknown = metadata.scopes_supported
    return {
      resource,
      authorization_servers: servers,
      ...(isTexts(scopes) && { scopes_supported: scopes }),
    }
  }
  throw unsound(url, 'asks for a token and does not say who gives it')
}

/** Whether a resource's name is that of the address, or of what it is a part of. */
function covers(resource: string, url: string): boolean {
  const [named, asked] = [URL.parse(resource), new URL(url)]
  if (named?.origin !== asked.origin || named.hash !== '') return false
  if (named.search !== '' && named.search !== asked.search) return false
  const path = named.pathname.replace(/\/$/, '')
  return asked.pathname === path || asked.pathname.startsWith(`${path}/`)
}

async function serverMetadata(issuer: string, get: Get): Promise<oauth.AuthorizationServer> {
  const server = await issuerMetadata(issuer, get)
  if (!server.code_challenge_methods_supported?.includes('S256'))
    throw unsound(issuer, 'does not say that it takes PKCE by S256')
  for (const name of ['authorization_endpoint', 'token_endpoint'] as const)
    if (URL.parse(server[name] ?? '')?.protocol !== 'https:')
      throw unsound(issuer, `has no https ${name}`)
  return server
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

import { MaillonError } from '@maillon/core'
import { type EngineOptions, findAuthorization, operatorCallback } from '@maillon/engine'
import { keyInHeader, type ToolkitFile } from '@maillon/import'
import { type Environment, variable } from '../config/environment.ts'

export interface ServerAuthOptions {
  slug: string
  auth?: string | undefined
  header?: string | undefined
  'client-id'?: string | undefined
  'public-url'?: string | undefined
  routes?: EngineOptions['routes'] | undefined
}

/** A client that an authorization server made for an operator. */
export interface RegisteredClient {
  clientId: string
  clientSecret: string | undefined
}

/**
 * How accounts of an MCP server are connected: as the operator says, else as the server does, where a client is
 * registered unless the operator has one. Throws `config_invalid`, and what `findAuthorization` throws.
 */
export async function serverAuth(
  url: string,
  options: ServerAuthOptions,
  environment: Environment = process.env,
): Promise<{ auth: ToolkitFile['auth']; client?: RegisteredClient | undefined }> {
  const { auth, header, slug, routes, 'client-id': clientId } = options
  if (header !== undefined) return { auth: keyInHeader('API key', header) }
  if (auth === 'bearer') return { auth: keyInHeader('Token', 'authorization', 'Bearer ') }
  if (auth === 'none') return { auth: { scheme: 'NO_AUTH' } }
  if (auth !== undefined) {
    throw new MaillonError('config_invalid', {
      message: `--auth ${auth} is not known.`,
      hint: 'Pass bearer or none, or --header NAME for a key in a header of its own.',
    })
  }
  const publicUrl = options['public-url'] ?? variable(environment, 'MAILLON_PUBLIC_URL')
  const redirectUri = publicUrl && operatorCallback(publicUrl, slug)
  const own = clientId !== undefined
  const found = await findAuthorization(url, { routes, redirectUri: own ? undefined : redirectUri })
  if (!found) return { auth: { scheme: 'NO_AUTH' } }
  if (!own && !found.client) throw noClient(found.auth.issuer, redirectUri)
  const { scopes, ...rest } = found.auth
  return {
    auth: { scheme: 'OAUTH2', ...rest, scopes: { ...scopes } } as ToolkitFile['auth'],
    client: own ? { clientId, clientSecret: undefined } : found.client,
  }
}

function noClient(issuer: string | undefined, redirectUri: string | undefined): MaillonError {
  return redirectUri === undefined
    ? new MaillonError('config_invalid', {
        message: 'People connect by OAuth, and where they are sent back to is not known.',
        hint: 'Pass --public-url, or set MAILLON_PUBLIC_URL: the address that browsers reach your engine at.',
      })
    : new MaillonError('config_invalid', {
        message: `${issuer} registers no clients by itself.`,
        hint: `Register one there with the redirect URI ${redirectUri}, and pass --client-id ID.`,
      })
}

import type { OAuth2Auth } from '@maillon/core/toolkit'
import { discoverResource } from './oauth/discover-resource.ts'
import { registerClient } from './oauth/register-client.ts'
import { createOutbound } from './outbound/outbound.ts'
import { originRoutes } from './outbound/routes.ts'

export interface FindAuthorizationOptions {
  /** Where the authorization server is to send browsers back to. Nothing is registered when left out. */
  redirectUri?: string | undefined
  /** As for createEngine. */
  routes?: Readonly<Record<string, string>> | undefined
}

/** How accounts of a resource are connected by OAuth, and the client that was registered for it. */
export interface FoundAuthorization {
  auth: Omit<OAuth2Auth, 'scheme' | 'scopeSeparator' | 'authorizeParameters'>
  /** Undefined where the authorization server registers nobody by itself. */
  client: { clientId: string; clientSecret: string | undefined } | undefined
}

/**
 * Asks an MCP server, or another resource that speaks RFC 9728, how accounts are connected; undefined where it asks for
 * no token. The issuer is pinned to what it says now. Throws `upstream_error`, and what refuses an address.
 */
export async function findAuthorization(
  url: string,
  { redirectUri, routes = {} }: FindAuthorizationOptions = {},
): Promise<FoundAuthorization | undefined> {
  const outbound = createOutbound(originRoutes(routes))
  try {
    const found = await discoverResource(url, outbound)
    if (!found) return undefined
    const { server, resource, scopes } = found
    const client =
      redirectUri === undefined
        ? undefined
        : await registerClient(server, { redirectUri, scopes, outbound })
    return {
      client: client && { clientId: client.clientId, clientSecret: client.clientSecret },
      auth: {
        authorizeUrl: server.authorization_endpoint ?? '',
        tokenUrl: server.token_endpoint ?? '',
        ...(isHttps(server.revocation_endpoint) && { revokeUrl: server.revocation_endpoint }),
        issuer: server.issuer,
        issuerInCallback: server.authorization_response_iss_parameter_supported === true,
        scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
        clientAuthentication: client?.authentication ?? methodOf(server),
        resource,
      },
    }
  } finally {
    await outbound.close()
  }
}

function isHttps(url: string | undefined): url is string {
  return url !== undefined && URL.parse(url)?.protocol === 'https:'
}

/** Of a client that the operator registers: by the default of RFC 8414 §2, unless the server takes the other. */
function methodOf(server: { token_endpoint_auth_methods_supported?: readonly string[] }) {
  const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return taken.includes('client_secret_post') ? 'body' : 'encoded_basic'
}

import { MaillonError } from '@maillon/core'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import * as oauth from 'oauth4webapi'
import type { Outbound } from '../outbound/outbound.ts'

/** A client that an authorization server made for us, and how it proves itself there. */
export interface RegisteredClient {
  clientId: string
  /** Undefined for one that proves nothing but its code's verifier. */
  clientSecret: string | undefined
  authentication: OAuth2Auth['clientAuthentication']
}

/** Who publishes metadata and registers clients by the RFCs takes Basic as RFC 6749 §2.3.1 has it. */
const methods = {
  none: 'none',
  client_secret_post: 'body',
  client_secret_basic: 'encoded_basic',
} as const

/**
 * Registers a client at an authorization server (RFC 7591) with one redirect URI; undefined where it lets nobody. Throws
 * `upstream_error` when it refuses, and what `Outbound` throws.
 */
export async function registerClient(
  server: oauth.AuthorizationServer,
  {
    redirectUri,
    scopes,
    outbound,
  }: { redirectUri: string; scopes: readonly string[]; outbound: Outbound },
): Promise<RegisteredClient | undefined> {
  const { registration_endpoint: endpoint } = server
  if (endpoint === undefined) return undefined
  const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const asked = (['none', 'client_secret_post', 'client_secret_basic'] as const).find((method) =>
    taken.includes(method),
  )
  if (asked === undefined) return undefined
  try {
    const response = await oauth.dynamicClientRegistrationRequest(
      server,
      {
        client_name: 'Maillon',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: asked,
        ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      },
      {
        [oauth.customFetch]: async (url, init) => {
          const answer = await outbound(url, {
            method: init.method,
            headers: { ...init.headers, accept: 'application/json' },
            body: init.body,
            origins: [new URL(endpoint).origin],
            maxBytes: 64 * 1024,
            timeoutMs: 15_000,
          })
          const body = new TextDecoder().decode(answer.body)
          return new Response(body, { status: answer.status, headers: [...answer.headers] })
        },
      },
    )
    const client = await oauth.processDynamicClientRegistrationResponse(response)
    const { client_id: clientId, client_secret: clientSecret } = client
    // A server may decide otherwise than it was asked (RFC 7591 §3.2.1).
    const method = client.token_endpoint_auth_method ?? asked
    if (!isMethod(method) || (method !== 'none' && typeof clientSecret !== 'string'))
      throw new TypeError('It gave no client that can be used.')
    return {
      clientId,
      clientSecret: method === 'none' ? undefined : (clientSecret as string),
      authentication: methods[method],
    }
  } catch (error) {
    if (MaillonError.is(error)) throw error
    throw new MaillonError('upstream_error', {
      message: `${URL.parse(endpoint)?.host ?? 'The authorization server'} did not register a client.`,
      hint: 'Register an OAuth client there yourself, and pass its id: --client-id ID',
    })
  }
}

function isMethod(method: unknown): method is keyof typeof methods {
  return typeof method === 'string' && Object.hasOwn(methods, method)
}

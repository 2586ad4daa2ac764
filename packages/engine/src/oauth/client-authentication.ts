import type { OAuth2Auth } from '@maillon/core/toolkit'
import { type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import type { OAuthClient } from './token-endpoint.ts'

/** How a client proves itself at the endpoints of a toolkit's authorization server (RFC 6749 §2.3.1). */
export function clientAuthentication(auth: OAuth2Auth, client: OAuthClient): ClientAuth {
  const { clientId, clientSecret } = client
  if (auth.clientAuthentication === 'none') return None()
  if (auth.clientAuthentication === 'body') return ClientSecretPost(clientSecret)
  return auth.clientAuthentication === 'basic'
    ? byHeader(clientId, clientSecret)
    : byHeader(formEncoded(clientId), formEncoded(clientSecret))
}

/** RFC 7617 §2, in UTF-8. */
function byHeader(user: string, password: string): ClientAuth {
  const pair = Buffer.from(`${user}:${password}`).toString('base64')
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${pair}`)
}

/** RFC 6749 appendix B; what RFC 3986 §2.3 calls unreserved stays, since servers that decode nothing are many. */
function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

import type { OAuth2Auth } from '@maillon/core/toolkit'
import { type ClientAuth, ClientSecretBasic, ClientSecretPost } from 'oauth4webapi'
import type { OAuthClient } from './token-endpoint.ts'

/** How a client proves itself at the endpoints of a toolkit's authorization server (RFC 6749 §2.3.1). */
export function clientAuthentication(auth: OAuth2Auth, { clientSecret }: OAuthClient): ClientAuth {
  return auth.clientAuthentication === 'basic'
    ? ClientSecretBasic(clientSecret)
    : ClientSecretPost(clientSecret)
}

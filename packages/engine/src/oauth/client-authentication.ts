import type { OAuth2Auth } from '@maillon/core/toolkit'
import { type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from 'oauth4webapi'
import type { OAuthClient } from './token-endpoint.ts'

/** How a client proves itself at the endpoints of a toolkit's authorization server (RFC 6749 §2.3.1). */
export function clientAuthentication(auth: OAuth2Auth, { clientSecret }: OAuthClient): ClientAuth {
  if (auth.clientAuthentication === 'none') return None()
  return auth.clientAuthentication === 'basic'
    ? ClientSecretBasic(clientSecret)
    : ClientSecretPost(clientSecret)
}

import type { OAuth2Auth } from '@maillon/core/toolkit'
import { type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import { basicPair } from './basic-pair.ts'
import type { OAuthClient } from './token-endpoint.ts'

/** How a client proves itself at the endpoints of a toolkit's authorization server (RFC 6749 §2.3.1). */
export function clientAuthentication(auth: OAuth2Auth, client: OAuthClient): ClientAuth {
  const { clientId, clientSecret } = client
  if (auth.clientAuthentication === 'none') return None()
  if (auth.clientAuthentication === 'body') return ClientSecretPost(clientSecret)
  return byHeader(basicPair(clientId, clientSecret, auth.clientAuthentication === 'encoded_basic'))
}

function byHeader(pair: string): ClientAuth {
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${pair}`)
}

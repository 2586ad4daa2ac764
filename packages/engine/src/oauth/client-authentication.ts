import { MaillonError } from '@maillon/core'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import { type ClientAuth, ClientSecretPost, None } from 'oauth4webapi'
import { newId } from '../ids.ts'
import { basicPair } from './basic-pair.ts'
import { algorithmOf, KeyUnfit, signAssertion } from './sign-assertion.ts'
import type { OAuthClient } from './oauth-client.ts'

/** How a client proves itself at the endpoints of a toolkit's authorization server (RFC 6749 §2.3.1). */
export function clientAuthentication(auth: OAuth2Auth, client: OAuthClient): ClientAuth {
  const { clientId, clientSecret } = client
  if (auth.clientAuthentication === 'none') return None()
  if (auth.clientAuthentication === 'body') return ClientSecretPost(clientSecret)
  if (
    auth.clientAuthentication === 'private_key_jwt' ||
    auth.clientAuthentication === 'client_secret_jwt'
  )
    return byAssertion(auth, client)
  return byHeader(basicPair(clientId, clientSecret, auth.clientAuthentication === 'encoded_basic'))
}

function byHeader(pair: string): ClientAuth {
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${pair}`)
}

/** RFC 7523 §3: services know themselves as the audience by the address that is asked. */
function byAssertion(
  { clientAuthentication: by, tokenUrl }: OAuth2Auth,
  { clientId, clientSecret }: OAuthClient,
): ClientAuth {
  const sign = async () =>
    signAssertion(
      {
        algorithm: by === 'private_key_jwt' ? algorithmOf(clientSecret) : 'HS256',
        key: '{client_secret}',
        claims: { iss: clientId, sub: clientId, aud: tokenUrl, jti: newId('') },
        lifetime: 300,
      },
      { values: { client_secret: clientSecret }, fields: {} },
      Date.now(),
    )
  return async (_server, _client, body) => {
    const { jwt } = await sign().catch((error: unknown) => {
      throw error instanceof KeyUnfit ? unfit(error) : error
    })
    body.set('client_id', clientId)
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    body.set('client_assertion', jwt)
  }
}

function unfit({ message }: KeyUnfit): MaillonError {
  return new MaillonError('upstream_error', {
    message: `The OAuth client cannot sign: ${message}`,
    hint: 'Its private key stands in the auth config as PEM, in place of a secret.',
  })
}

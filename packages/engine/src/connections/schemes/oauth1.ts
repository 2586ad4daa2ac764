import type { OAuth1Auth } from '@maillon/core/toolkit'
import { signOAuth1 } from '../../oauth/sign-oauth1.ts'
import type { Credential } from '../calls/credential.ts'
import type { Scheme } from './scheme.ts'

/** A person allows it in the service, and each call is signed with what it gave; that does not end by itself. */
export const oauth1Scheme: Scheme<OAuth1Auth, Extract<Credential, { scheme: 'OAUTH1' }>> = {
  word: 'access token',
  renewedBy: 'key',
  takes: (auth): auth is OAuth1Auth => auth.scheme === 'OAUTH1',
  place: (auth, { clientId, clientSecret, ...token }) => ({
    headers: {},
    query: {},
    body: {},
    path: '',
    secrets: [],
    sign({ url, method, headers, content: body, at }) {
      // What is streamed is no form, and nothing else of a body is signed.
      const content = typeof body === 'string' ? body : undefined
      const request = { url, method, contentType: headers['content-type'], content, at }
      const authorization = signOAuth1(request, { auth, client: { clientId, clientSecret }, token })
      return Promise.resolve({ authorization })
    },
  }),
  secrets: ({ token, tokenSecret, clientSecret }) => [token, tokenSecret, clientSecret],
  canRenew: () => false,
  isGiven: () => true,
  renew: ({ credential }) => Promise.resolve({ credential, scopes: null, tokenExpiresAt: null }),
  endsAlone: () => false,
  tokens: ({ token }) => [token],
  canEnd: () => false,
  end: () => Promise.resolve(),
  broughtAs: ['OAUTH1'],
}

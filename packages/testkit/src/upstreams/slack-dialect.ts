import { bearer, type OAuthDialect } from './oauth-dialect.ts'
import { slackFront } from './slack-front.ts'

/** Slack's OAuth v2 with bot tokens and its Web API, where failures have status 200. */
export const slackDialect: OAuthDialect = {
  authorizePath: '/oauth/v2/authorize',
  consent: { path: '/oauth/v2/authorize/callback', field: 'user_id' },
  tokenPath: '/api/oauth.v2.access',
  // An address to upload to is its own credential.
  open: /^\/(_emulate|upload\/v1)\//,
  front: slackFront,
  refuseToken: (state) => {
    const error =
      state === 'revoked' ? 'token_revoked' : state === 'expired' ? 'token_expired' : 'invalid_auth'
    return Response.json({ ok: false, error })
  },
  refuseGrant: () => Response.json({ ok: false, error: 'invalid_code' }),
  revocation: (request, tokens) => {
    if (new URL(request.path, 'http://gate').pathname !== '/api/auth.revoke') return undefined
    const token = bearer(request)
    if (tokens.state(token) !== 'live') return slackDialect.refuseToken(tokens.state(token))
    tokens.revoke((other) => other === token)
    return Response.json({ ok: true, revoked: true })
  },
}

import type { GateRequest } from './gate.ts'
import { githubFront } from './github-front.ts'
import type { IssuedTokens } from './issued-tokens.ts'
import type { OAuthDialect } from './oauth-dialect.ts'
import { clients } from './seeds/clients.ts'

/** GitHub's OAuth app flow and its REST API, as github.com and api.github.com serve them. */
export const githubDialect: OAuthDialect = {
  authorizePath: '/login/oauth/authorize',
  consent: { path: '/login/oauth/callback', field: 'login' },
  tokenPath: '/login/oauth/access_token',
  open: /^\/(_emulate|avatars|release-assets|codeload)\//,
  front: githubFront,
  refuseToken: () => Response.json({ message: 'Bad credentials', status: '401' }, { status: 401 }),
  refuseGrant: () => {
    const description = 'The code passed is incorrect or expired.'
    return Response.json({ error: 'bad_verification_code', error_description: description })
  },
  tokenAnswer: (body, { headers }) => {
    const answer = { ...body, scope: body.scope?.replaceAll(' ', ',') ?? '' }
    if (headers.accept?.includes('json')) return Response.json(answer)
    // The real service speaks JSON only when asked to.
    return new Response(new URLSearchParams(answer as unknown as Record<string, string>))
  },
  revocation: (request, tokens) => {
    const match = /^\/applications\/([^/]+)\/(grant|token)$/.exec(request.path)
    if (request.method !== 'DELETE' || !match) return undefined
    return revoke(request, tokens, match[2] === 'grant')
  },
}

/** https://docs.github.com/rest/apps/oauth-applications: the client signs in, the token is in the body. */
function revoke(request: GateRequest, tokens: IssuedTokens, wholeGrant: boolean): Response {
  const { clientId, clientSecret } = clients.github
  const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  if (request.headers.authorization !== expected) {
    return Response.json({ message: 'Not Found', status: '404' }, { status: 404 })
  }
  const { access_token: token } = JSON.parse(request.body || '{}') as { access_token?: string }
  const grant = tokens.grant(token ?? '')
  if (!grant || tokens.state(token ?? '') === 'revoked') {
    return Response.json({ message: 'Validation Failed', status: '422' }, { status: 422 })
  }
  tokens.revoke((other, { user }) => (wholeGrant ? user === grant.user : other === token))
  return new Response(null, { status: 204 })
}

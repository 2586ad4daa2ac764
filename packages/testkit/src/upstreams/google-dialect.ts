import { googleFront } from './google-front.ts'
import type { OAuthDialect } from './oauth-dialect.ts'

/** Google's sign-in, tokens, Gmail and Drive, as five of its origins serve them. */
export const googleDialect: OAuthDialect = {
  authorizePath: '/o/oauth2/v2/auth',
  consent: { path: '/o/oauth2/v2/auth/callback', field: 'email' },
  tokenPath: '/token',
  open: /^\/(_emulate\/|oauth2\/v3\/certs$|\.well-known\/)/,
  emulatedPath: (path) => {
    const url = new URL(path, 'http://gate')
    url.pathname = moved[url.pathname] ?? url.pathname
    const query = url.searchParams.get('q')
    if (query) url.searchParams.set('q', withAbsoluteDates(query, Date.now()))
    return url.pathname + url.search
  },
  front: googleFront,
  refuseToken: () => {
    const message = 'Request had invalid authentication credentials.'
    const errors = [{ message, domain: 'global', reason: 'authError' }]
    return Response.json(
      { error: { code: 401, message, errors, status: 'UNAUTHENTICATED' } },
      { status: 401 },
    )
  },
  refuseGrant: () => {
    return Response.json(
      { error: 'invalid_grant', error_description: 'Bad Request' },
      { status: 400 },
    )
  },
  revocation: ({ method, path, body }, tokens) => {
    const url = new URL(path, 'http://gate')
    if (method !== 'POST' || url.pathname !== '/revoke') return undefined
    const token = new URLSearchParams(body).get('token') ?? url.searchParams.get('token') ?? ''
    if (tokens.state(token) === 'unknown' || tokens.state(token) === 'revoked') {
      const description = 'Token expired or revoked'
      return Response.json(
        { error: 'invalid_token', error_description: description },
        { status: 400 },
      )
    }
    const grant = tokens.grant(token)
    tokens.revoke((_, other) => other === grant)
    return Response.json({})
  },
}

const moved: Record<string, string> = {
  '/token': '/oauth2/token',
  '/v1/userinfo': '/oauth2/v2/userinfo',
}

const days: Record<string, number> = { h: 1 / 24, d: 1, m: 30, y: 365 }

/** The emulator takes `newer_than:2d` for a word of the mail. */
function withAbsoluteDates(query: string, now: number): string {
  return query.replace(/\b(newer|older)_than:(\d+)([hdmy])\b/g, (_, side, count, unit) => {
    const at = now - Number(count) * (days[unit] ?? 1) * 86_400_000
    return `${side === 'newer' ? 'after' : 'before'}:${Math.round(at)}`
  })
}

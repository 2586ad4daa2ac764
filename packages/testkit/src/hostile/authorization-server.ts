import { createHash, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { createGrants, type Grants } from './grants.ts'
import { makeTrouble, type Trouble } from './trouble.ts'

/** An OAuth server that a test can make behave badly. */
export interface AuthorizationServer {
  grants: Grants
  /** Who signs in next, without being asked. */
  subject: string
  /** Seconds that access tokens live; what the answer says of it when `expiresIn` is left alone. */
  lifetime: number
  /** The answer's `expires_in`; undefined: as it is, null: left out. */
  expiresIn: unknown
  /** The answer's `token_type`; `Bearer` to begin with. */
  tokenType: unknown
  /** Whether answers to refreshes leave the refresh token out. */
  omitsRefreshToken: boolean
  /** Whether the refresh token before the last one passes, too. */
  overlaps: boolean
  /** Whether a person's further consent gives the client more tokens of the grant that it has, all of which end together. */
  sharesGrants: boolean
  /** Whether a code that comes twice ends what it gave (RFC 6749 §4.1.2). */
  endsReusedCodes: boolean
  /** Milliseconds that the token endpoint takes. */
  latencyMs: number
  /** What the token endpoint does next in place of an answer, one after the other. */
  troubles: Trouble[]
  /** The scope that it grants in place of what is asked. */
  grantedScope: string | undefined
  /** Every call of the token endpoint: its grant type and token. */
  tokenCalls: { grantType: string; token: string }[]
  /** Every token that it was asked to revoke. */
  revocations: string[]
  /** Token calls under way now, and the most there were at once for one refresh token. */
  readonly inFlight: number
  readonly mostForOneToken: number
  /** What happens while somebody waits for the token endpoint: it answers afterwards. */
  onAsked: (form: URLSearchParams) => unknown
  /** Told when a token answer was written. */
  onAnswered: () => void
  handle(path: URL, body: string, response: ServerResponse): Promise<boolean>
}

interface Authorization {
  client: string
  subject: string
  scope: string
  challenge: string
  redirectUri: string
}

/** The server's endpoints: /authorize, /token and /revoke. */
export function createAuthorizationServer(): AuthorizationServer {
  const codes = new Map<string, Authorization>()
  const used = new Map<string, string>()
  const underWay = new Map<string, number>()
  let inFlight = 0
  let mostForOneToken = 0

  const server: AuthorizationServer = {
    grants: createGrants(),
    subject: 'ada',
    lifetime: 3600,
    expiresIn: undefined,
    tokenType: 'Bearer',
    omitsRefreshToken: false,
    overlaps: false,
    sharesGrants: false,
    endsReusedCodes: true,
    latencyMs: 0,
    troubles: [],
    grantedScope: undefined,
    tokenCalls: [],
    revocations: [],
    get inFlight() {
      return inFlight
    },
    get mostForOneToken() {
      return mostForOneToken
    },
    onAsked: () => {},
    onAnswered: () => {},
    async handle(url, body, response) {
      if (url.pathname === '/authorize') authorize(url.searchParams, response)
      else if (url.pathname === '/token') await token(new URLSearchParams(body), response)
      else if (url.pathname === '/revoke') revoke(new URLSearchParams(body), response)
      else return false
      return true
    },
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = `code_${randomUUID()}`
    const redirectUri = query.get('redirect_uri') ?? ''
    codes.set(code, {
      client: query.get('client_id') ?? '',
      subject: server.subject,
      scope: server.grantedScope ?? query.get('scope') ?? '',
      challenge: query.get('code_challenge') ?? '',
      redirectUri,
    })
    const state = query.get('state') ?? ''
    if (query.get('response_mode') === 'form_post')
      return postBack(redirectUri, { code, state }, response)
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', state)
    response.writeHead(302, { location: back.href }).end()
  }

  async function token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const grantType = form.get('grant_type') ?? ''
    const name = form.get('refresh_token') ?? form.get('code') ?? ''
    server.tokenCalls.push({ grantType, token: name })
    inFlight += 1
    underWay.set(name, (underWay.get(name) ?? 0) + 1)
    mostForOneToken = Math.max(mostForOneToken, underWay.get(name) ?? 0)
    try {
      const trouble = server.troubles.shift()
      if (server.latencyMs > 0)
        await new Promise((resolve) => setTimeout(resolve, server.latencyMs))
      await server.onAsked(form)
      if (trouble) return makeTrouble(trouble, response)
      answer(grantType === 'refresh_token' ? refresh(name) : exchange(name, form), response)
      server.onAnswered()
    } finally {
      inFlight -= 1
      underWay.set(name, (underWay.get(name) ?? 0) - 1)
    }
  }

  function exchange(code: string, form: URLSearchParams) {
    const authorization = codes.get(code)
    codes.delete(code)
    const verifier = form.get('code_verifier') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const fits =
      authorization?.challenge === challenge &&
      authorization.redirectUri === form.get('redirect_uri')
    if (!fits) {
      if (server.endsReusedCodes) server.grants.revoke(used.get(code) ?? '')
      return undefined
    }
    const { subject, scope, client: id } = authorization
    const client = { id, isShared: server.sharesGrants }
    const issued = server.grants.issue(subject, scope, server.lifetime * 1000, client)
    used.set(code, issued.accessToken)
    return issued
  }

  function refresh(refreshToken: string) {
    return server.grants.rotate(refreshToken, server.lifetime * 1000, server.overlaps)
  }

  function answer(issued: ReturnType<typeof refresh>, response: ServerResponse): void {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
    if (!issued) {
      response.writeHead(400, headers).end('{"error":"invalid_grant"}')
      return
    }
    const { grant, accessToken } = issued
    const expires = server.expiresIn === undefined ? server.lifetime : server.expiresIn
    const body = {
      access_token: accessToken,
      token_type: server.tokenType,
      scope: grant.scope,
      ...(!server.omitsRefreshToken && { refresh_token: grant.refreshToken }),
      ...(expires !== null && { expires_in: expires }),
    }
    response.writeHead(200, headers).end(JSON.stringify(body))
  }

  function revoke(form: URLSearchParams, response: ServerResponse): void {
    const name = form.get('token') ?? ''
    server.revocations.push(name)
    const trouble = server.troubles.shift()
    if (trouble) return makeTrouble(trouble, response)
    server.grants.revoke(name)
    response.writeHead(200).end()
  }

  return server
}

/** OAuth 2.0 Form Post Response Mode §2: a page that sends its form by itself. */
function postBack(
  redirectUri: string,
  fields: Record<string, string>,
  response: ServerResponse,
): void {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  )
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' })
  response.end(
    `<body onload="document.forms[0].submit()"><form method="post" action="${escaped(redirectUri)}">${inputs.join('')}</form>`,
  )
}

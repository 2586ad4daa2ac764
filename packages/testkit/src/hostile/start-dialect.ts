import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type FieldValues,
  fillToolkit,
  type OAuth2Auth,
  type Toolkit,
  tokenHeaders,
} from '@maillon/core/toolkit'
import { dialectAnswer, dialectRefusal } from './dialect-answers.ts'
import {
  type Asked,
  type AskedCode,
  codeAskedBy,
  dialectClient,
  faultOfAuthorize,
  faultOfExchange,
  faultOfRefresh,
  faultOfRevocation,
  nameOf,
  valuesIn,
} from './dialect-rules.ts'
import { createGrants } from './grants.ts'

/** A third party on loopback that speaks as a toolkit's OAuth says, and refuses everything else. */
export interface DialectUpstream {
  /** The engine's `routes` to it: each of the toolkit's origins. */
  routes: Record<string, string>
  /** The engine's `authConfigs` for it. */
  authConfigs: Record<string, { clientId: string; clientSecret: string }>
  /** What reached it, oldest first: `POST https://…`, and what was wrong with it. */
  requests: DialectRequest[]
  /** Who signs in next, without being asked. */
  subject: string
  /** What it tells of accounts from now on, beside their tokens. */
  told: DialectTold
  /** Ends all that was given, as people do in the settings there. */
  endGrants(): void
  /** Grants by which some token can be had. */
  readonly live: number
  stop(): Promise<void>
}

export interface DialectTold {
  /** Members of answers that give tokens for a code. */
  token?: object
  /** Members of answers to refreshes; those of `token` when left out. */
  refresh?: object
  /** Parameters of callbacks. */
  callback?: Record<string, string>
  /** What calls are answered, by their address without its query; `{ sub }` when left out. */
  calls?: Record<string, unknown>
}

export interface DialectOptions {
  now?: () => number
  /** What is filled in and told of each account there. */
  values?: FieldValues
  told?: DialectTold
  /** Further origins that answer, such as those to which nothing may go. */
  origins?: readonly string[]
}

export interface DialectRequest {
  call: string
  headers: IncomingMessage['headers']
  body: string
  /** Undefined for what was taken. */
  refused: string | undefined
}

const lifetime = 3_600
const noToken = 'the token does not stand where it has to'

/** Starts one for a toolkit that connects by OAuth 2.0, a port for each of its origins. */
export async function startDialect(
  ofAll: Toolkit,
  { now = Date.now, values = {}, told = {}, origins: further = [] }: DialectOptions = {},
): Promise<DialectUpstream> {
  const toolkit = fillToolkit(ofAll, { fields: values })
  if (toolkit.auth.scheme !== 'OAUTH2') throw new TypeError(`${toolkit.slug} connects otherwise.`)
  const auth = toolkit.auth
  const service = createService(auth, now, told)
  const apis = [toolkit.baseUrl, ...toolkit.origins, ...further]
  const own = [auth.authorizeUrl, auth.tokenUrl, auth.refreshUrl, auth.revokeUrl]
  const origins = [...apis, ...own].flatMap((url) => url ?? []).map((url) => new URL(url).origin)
  const servers = await Promise.all([...new Set(origins)].map((origin) => listen(origin, service)))
  return Object.assign(service.upstream, {
    routes: Object.fromEntries(servers.map(({ origin, url }) => [origin, url])),
    authConfigs: { [toolkit.slug]: dialectClient },
    stop: async () => {
      for (const { server } of servers) server.closeAllConnections()
      await Promise.all(
        servers.map(({ server }) => new Promise((resolve) => server.close(resolve))),
      )
    },
  })
}

type Service = ReturnType<typeof createService>

async function listen(origin: string, { answer }: Service) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    answer(new URL(request.url ?? '/', origin), request, Buffer.concat(chunks).toString(), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function createService(auth: OAuth2Auth, now: () => number, told: DialectTold) {
  const grants = createGrants()
  const codes = new Map<string, AskedCode>()
  const scopeOf = new Map<string, string>()
  const given: string[] = []
  const upstream = {
    requests: [] as DialectRequest[],
    subject: 'ada',
    told,
    endGrants: () => {
      for (const token of given) grants.revoke(token)
    },
    get live() {
      return grants.live
    },
  }

  function authorize(query: URLSearchParams, response: ServerResponse): string | undefined {
    const fault = faultOfAuthorize(auth, query)
    if (fault !== undefined) return fault
    const code = `code_${randomUUID()}`
    const asked = codeAskedBy(auth, query)
    codes.set(code, asked)
    const back = new URL(asked.redirectUri)
    back.searchParams.set(auth.callbackCode ?? 'code', code)
    back.searchParams.set('state', query.get('state') ?? '')
    if (auth.issuer !== undefined) back.searchParams.set('iss', auth.issuer)
    for (const [name, value] of Object.entries(upstream.told.callback ?? {}))
      back.searchParams.set(name, value)
    response.writeHead(302, { location: back.href }).end()
    return undefined
  }

  function exchange(asked: Asked, response: ServerResponse): string | undefined {
    const name = String(asked.values[nameOf(auth, 'code')])
    const code = codes.get(name)
    codes.delete(name)
    const fault = faultOfExchange(auth, asked, code)
    if (fault !== undefined || !code) return fault
    const { grant, accessToken } = grants.issue(upstream.subject, code.scope, lifetime * 1000)
    const { token } = upstream.told
    give(grant.refreshToken, accessToken, code.scope, auth.tokenAnswer, token, response)
    return undefined
  }

  function refresh(asked: Asked, response: ServerResponse): string | undefined {
    const name = String(asked.values[nameOf(auth, 'refresh_token')])
    const scope = scopeOf.get(name) ?? ''
    const fault = faultOfRefresh(auth, asked, scope)
    if (fault !== undefined) return fault
    const issued = grants.rotate(name, lifetime * 1000, false)
    if (issued)
      give(
        issued.grant.refreshToken,
        issued.accessToken,
        scope,
        auth.refreshAnswer ?? auth.tokenAnswer,
        upstream.told.refresh ?? upstream.told.token,
        response,
      )
    else json(response, 400, dialectRefusal(auth))
    return undefined
  }

  function give(
    refreshToken: string,
    accessToken: string,
    scope: string,
    paths: OAuth2Auth['tokenAnswer'],
    beside: object | undefined,
    response: ServerResponse,
  ): void {
    scopeOf.set(refreshToken, scope)
    given.push(accessToken)
    json(
      response,
      200,
      dialectAnswer(auth, paths ?? {}, {
        accessToken,
        refreshToken,
        lifetime,
        scope,
        at: now(),
        beside,
      }),
    )
  }

  function revoke(asked: Asked, response: ServerResponse): string | undefined {
    const fault = faultOfRevocation(auth, asked)
    if (fault !== undefined) return fault
    grants.revoke(String(asked.values.token))
    response.writeHead(200).end()
    return undefined
  }

  /** The token stands where the toolkit says, and nowhere else. */
  function call(
    place: string,
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): string | undefined {
    const found = tokenIn(auth, headers)
    const grant = found === undefined ? undefined : grants.byAccessToken(found)
    const expected = tokenHeaders(auth, { token: found ?? '', clientId: dialectClient.clientId })
    const isSaid = Object.entries(expected).every(([name, value]) => headers[name] === value)
    const isElsewhere = headers.authorization !== undefined && !('authorization' in expected)
    if (!grant || !isSaid || isElsewhere) return noToken
    json(response, 200, upstream.told.calls?.[place] ?? { sub: grant.subject })
    return undefined
  }

  function serve(
    url: URL,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): string | undefined {
    const place = url.origin + url.pathname
    if (place === auth.authorizeUrl) return authorize(url.searchParams, response)
    const { 'content-type': contentType = '', authorization } = request.headers
    const asked = { contentType, authorization, values: valuesIn(contentType, body) }
    const grantType = asked.values[nameOf(auth, 'grant_type')]
    if (place === auth.tokenUrl && grantType === 'authorization_code')
      return exchange(asked, response)
    if (place === (auth.refreshUrl ?? auth.tokenUrl) && grantType === 'refresh_token')
      return refresh(asked, response)
    if (place === auth.revokeUrl) return revoke(asked, response)
    if (place === auth.tokenUrl || place === auth.refreshUrl) return 'nothing of that kind is here'
    return call(place, request, response)
  }

  return {
    upstream,
    answer(url: URL, request: IncomingMessage, body: string, response: ServerResponse): void {
      const refused = serve(url, request, body, response)
      const { method, headers } = request
      upstream.requests.push({ call: `${method} ${url.href}`, headers, body, refused })
      if (refused === undefined) return
      json(response, refused === noToken ? 401 : 400, {
        error: 'invalid_request',
        error_description: refused,
      })
    },
  }
}

function tokenIn(auth: OAuth2Auth, headers: IncomingMessage['headers']): string | undefined {
  const templates = Object.entries(auth.callHeaders ?? { authorization: 'Bearer {token}' })
  const [name, template] = templates.find(([, text]) => text.includes('{token}')) ?? ['', '']
  const [before = '', after = ''] = template.split('{token}')
  const value = headers[name.toLowerCase()]
  if (typeof value !== 'string' || !value.startsWith(before) || !value.endsWith(after))
    return undefined
  return value.slice(before.length, value.length - after.length)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

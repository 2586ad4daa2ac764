import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type OAuth2Auth, tokenHeaders } from '@maillon/core/toolkit'
import { createGrants } from '../grants.ts'
import { dialectAnswer, dialectRefusal, put } from './oauth2-answers.ts'
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
} from './oauth2-rules.ts'
import type { DialectTold } from './told.ts'
import { type Heard, json, noToken, type Spoken, valuesIn } from './spoken.ts'

const lifetime = 3_600

/** One that connects by OAuth 2.0, as its auth says. */
export function speakOAuth2(
  auth: OAuth2Auth,
  { told, now }: { told: DialectTold; now: () => number },
): Spoken {
  const grants = createGrants(now)
  const codes = new Map<string, AskedCode>()
  const scopeOf = new Map<string, string>()
  /** Of tokens that are further ones, what they are called. */
  const nameOfToken = new Map<string, string>()
  const given: string[] = []
  let refreshes = 0
  const spoken: Spoken = {
    answer,
    get refreshes() {
      return refreshes
    },
    subject: 'ada',
    told,
    endGrants: (one) => {
      for (const token of one === undefined ? given : [one]) grants.revoke(token)
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
    for (const [name, value] of Object.entries(spoken.told.callback ?? {}))
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
    const { grant, accessToken } = grants.issue(spoken.subject, code.scope, lifetime * 1000)
    const beside = structuredClone(spoken.told.token ?? {})
    for (const [further, scope] of Object.entries(code.further)) addFurther(further, scope, beside)
    give(grant.refreshToken, accessToken, code.scope, auth.tokenAnswer, beside, response)
    return undefined
  }

  /** Each is a grant of its own, that ends by itself. */
  function addFurther(name: string, scope: string, answer: object): void {
    const { grant, accessToken } = grants.issue(spoken.subject, scope, lifetime * 1000)
    const { refreshToken } = grant
    scopeOf.set(refreshToken, scope)
    given.push(accessToken)
    for (const token of [accessToken, refreshToken]) nameOfToken.set(token, name)
    const paths: Record<string, string> = auth.furtherTokens?.[name]?.tokenAnswer ?? {}
    const issued = { accessToken, refreshToken, lifetime, scope, at: now() }
    const own = dialectAnswer(auth, {}, issued) as Record<string, unknown>
    for (const [member, path] of Object.entries(paths)) put(answer, path.split('.'), own[member])
  }

  function refresh(asked: Asked, response: ServerResponse): string | undefined {
    const name = String(asked.values[nameOf(auth, 'refresh_token')])
    const scope = scopeOf.get(name) ?? ''
    const fault = faultOfRefresh(auth, asked, scope)
    if (fault !== undefined) return fault
    const issued = grants.rotate(name, lifetime * 1000, false)
    if (issued) {
      refreshes += 1
      const { grant, accessToken } = issued
      const further = nameOfToken.get(name)
      if (further !== undefined)
        for (const token of [accessToken, grant.refreshToken]) nameOfToken.set(token, further)
      const own = further === undefined ? auth : auth.furtherTokens?.[further]
      give(
        grant.refreshToken,
        accessToken,
        scope,
        own?.refreshAnswer ?? own?.tokenAnswer,
        spoken.told.refresh ?? spoken.told.token,
        response,
      )
    } else json(response, 400, dialectRefusal(auth))
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
  function call({ url, headers }: Heard, response: ServerResponse): string | undefined {
    const found = tokenIn(auth, headers)
    const grant = found === undefined ? undefined : grants.byAccessToken(found)
    const expected = tokenHeaders(auth, { token: found ?? '', clientId: dialectClient.clientId })
    const isSaid = Object.entries(expected).every(([name, value]) => headers[name] === value)
    const isElsewhere = headers.authorization !== undefined && !('authorization' in expected)
    if (!grant || !isSaid || isElsewhere) return noToken
    const token = nameOfToken.get(found ?? '')
    const whose = { sub: grant.subject, ...(token !== undefined && { token }) }
    json(response, 200, spoken.told.calls?.[url.origin + url.pathname] ?? whose)
    return undefined
  }

  function answer(heard: Heard, response: ServerResponse) {
    const { url, method, headers, body } = heard
    const isAt = (address: string | undefined) =>
      address !== undefined && new URL(address).href === url.origin + url.pathname
    if (isAt(auth.authorizeUrl) && method === 'GET') return authorize(url.searchParams, response)
    const { 'content-type': contentType = '', authorization } = headers
    const isQuery = auth.tokenBody === 'query' && !isAt(auth.revokeUrl)
    const values = isQuery ? Object.fromEntries(url.searchParams) : valuesIn(contentType, body)
    const asked = { method, contentType, authorization, values }
    const grantType = asked.values[nameOf(auth, 'grant_type')]
    if (isAt(auth.tokenUrl) && grantType === 'authorization_code') return exchange(asked, response)
    if (isAt(auth.refreshUrl ?? auth.tokenUrl) && grantType === 'refresh_token')
      return refresh(asked, response)
    if (isAt(auth.revokeUrl)) return revoke(asked, response)
    if (isAt(auth.tokenUrl) || isAt(auth.refreshUrl)) return 'nothing of that kind is here'
    return call(heard, response)
  }

  return spoken
}

function tokenIn(auth: OAuth2Auth, headers: Heard['headers']): string | undefined {
  const templates = Object.entries(auth.callHeaders ?? { authorization: 'Bearer {token}' })
  const [name, template] = templates.find(([, text]) => text.includes('{token}')) ?? ['', '']
  const [before = '', after = ''] = template.split('{token}')
  const value = headers[name.toLowerCase()]
  if (typeof value !== 'string' || !value.startsWith(before) || !value.endsWith(after))
    return undefined
  return value.slice(before.length, value.length - after.length)
}

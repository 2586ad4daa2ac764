import type { OAuth2Auth, OAuthParameter } from '@maillon/core/toolkit'

type Values = Readonly<Record<string, string>>

/** A request's values under the names that the service has for them, with those that it wants besides. */
export function inWordsOf(
  { parameterNames = {} }: Pick<OAuth2Auth, 'parameterNames'>,
  values: Iterable<readonly [string, string]>,
  further: Values = {},
): Record<string, string> {
  const own = [...values].map(([name, value]) => [
    Object.hasOwn(parameterNames, name) ? parameterNames[name as OAuthParameter] : name,
    value,
  ])
  // What is further never stands in for what the engine says.
  return { ...further, ...Object.fromEntries(own) }
}

/** The body of a request to a token endpoint, and the headers that say what it is. */
export function dialectBody(
  auth: Pick<OAuth2Auth, 'parameterNames' | 'tokenBody'>,
  values: URLSearchParams,
  further?: Values,
): { body: string; headers: Values } {
  const named = inWordsOf(auth, values, further)
  return auth.tokenBody === 'json'
    ? { body: JSON.stringify(named), headers: { 'content-type': 'application/json' } }
    : { body: new URLSearchParams(named).toString(), headers: {} }
}

/** A request for a token in the words of the service; `asked` is as the RFC has it. */
export function dialectRequest(
  auth: Pick<OAuth2Auth, 'parameterNames' | 'tokenBody' | 'tokenParameters'>,
  asked: { url: string; headers: Record<string, string>; body: URLSearchParams },
): { url: string; method: 'GET' | 'POST'; headers: Record<string, string>; body?: string } {
  // Some servers answer a form unless JSON is asked for.
  const headers = { ...asked.headers, accept: 'application/json' }
  if (auth.tokenBody !== 'query') {
    const { body, headers: own } = dialectBody(auth, asked.body, auth.tokenParameters)
    return { url: asked.url, method: 'POST', headers: { ...headers, ...own }, body }
  }
  const { 'content-type': _, ...rest } = headers as Record<string, string>
  const url = new URL(asked.url)
  const values = inWordsOf(auth, asked.body, auth.tokenParameters)
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  return { url: url.href, method: 'GET', headers: rest }
}

/** A callback in the RFC's words (RFC 6749 §4.1.2), whatever the service calls the code. */
export function standardCallback(
  { callbackCode }: Pick<OAuth2Auth, 'callbackCode'>,
  callback: URLSearchParams,
): URLSearchParams {
  if (callbackCode === undefined || callbackCode === 'code') return callback
  const standard = new URLSearchParams(callback)
  standard.delete('code')
  standard.delete(callbackCode)
  for (const code of callback.getAll(callbackCode)) standard.append('code', code)
  return standard
}

/** The service as it is where tokens are refreshed, for an account that was granted these scopes. */
export function forRefresh(auth: OAuth2Auth, scopes: readonly string[] | null): OAuth2Auth {
  const { refreshUrl = auth.tokenUrl, refreshAnswer = auth.tokenAnswer } = auth
  const granted = (scopes ?? Object.keys(auth.scopes)).join(auth.scopeSeparator)
  const further = Object.entries(auth.refreshParameters ?? {}).map(([name, value]) => [
    name,
    value.replaceAll('{scopes}', () => granted),
  ])
  return {
    ...auth,
    tokenUrl: refreshUrl,
    tokenParameters: Object.fromEntries(further),
    tokenAnswer: refreshAnswer ?? {},
    // Each is refreshed by itself.
    furtherTokens: {},
  }
}

/** The service as it is for one of its further tokens. */
export function forFurther(auth: OAuth2Auth, name: string): OAuth2Auth | undefined {
  const { [name]: token } = auth.furtherTokens ?? {}
  const { keep: _, furtherTokens: __, refreshAnswer: ___, ...rest } = auth
  return token && { ...rest, ...token }
}

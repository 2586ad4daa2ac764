import type { ServerResponse } from 'node:http'
import { createPrivateKey, createPublicKey, hash, randomUUID } from 'node:crypto'
import type {
  Assertion,
  FieldValues,
  TokenAuth,
  Toolkit,
  TokenRequest,
} from '@maillon/core/toolkit'
import { dialectAnswer, dialectRefusal } from './oauth2-answers.ts'
import { dialectClient } from './oauth2-rules.ts'
import { faultOfPlaces } from './placed-calls.ts'
import { readJwt } from './read-jwt.ts'
import { answerCall, type Heard, json, noToken, type Spoken, valuesIn } from './spoken.ts'
import { faultOfText, faultOfTexts, filled, type Knowledge } from './templates.ts'
import type { DialectTold } from './told.ts'

const lifetime = 3_600
const over = 'the credential is over'
/** As far as two clocks may be apart. */
const skew = 60

/** One that turns the values of an account into a token, by one request or one assertion, and takes no others. */
export function speakToken(
  { baseUrl }: Toolkit,
  auth: TokenAuth,
  filledIn: FieldValues,
  { told, now }: { told: DialectTold; now: () => number },
): Spoken {
  const values = {
    client_id: dialectClient.clientId,
    client_secret: dialectClient.clientSecret,
    ...members(filledIn),
    ...fingerprintOf(auth, filledIn),
  }
  const unfilled = [
    ...Object.keys(auth.fields).filter((name) => !Object.hasOwn(filledIn, name)),
    ...(auth.scopes ? [] : ['scopes']),
  ]
  const tokens = new Map<string, number>()
  const seen = new Set<string>()
  let isOver = false
  let given = 0

  const judges = {
    scopes: (text: string) =>
      text.split(auth.scopeSeparator ?? ' ').every((one) => Object.hasOwn(auth.scopes ?? {}, one))
        ? undefined
        : 'a scope is unknown',
    random: (text: string) => {
      // What is the token itself comes with each call.
      if (auth.request && seen.has(text)) return 'the assertion came before'
      seen.add(text)
      return undefined
    },
  }
  const inAssertion: Knowledge = { values, judges, unfilled }
  const inRequest: Knowledge = {
    ...inAssertion,
    judges: { ...judges, assertion: (text) => faultOfAssertion(text) },
  }
  const inCall: Knowledge = { values, judges: { token: (text) => faultOfToken(text) }, unfilled }

  function faultOfAssertion(text: string): string | undefined {
    const { assertion } = auth
    if (!assertion) return 'there is no assertion here'
    const read = readJwt(text, assertion.algorithm, keyOf(assertion, values))
    if (!read) return 'the assertion is not signed with the key'
    const { alg: _, typ, ...header } = read.header
    const { iat, exp, ...claims } = read.claims
    const at = now() / 1000
    if (typ !== 'JWT') return 'the assertion has another typ'
    if (typeof iat !== 'number' || typeof exp !== 'number') return 'the assertion has no end'
    if (iat > at || exp <= at) return 'the assertion is not of now'
    if (exp - iat !== assertion.lifetime) return 'the assertion lives for another time'
    if (at - iat > skew && auth.request) return 'the assertion is old'
    return (
      faultOfTexts('the header', assertion.header ?? {}, header, inAssertion) ??
      faultOfTexts('the claim', textsOf(assertion.claims), textsOf(claims), inAssertion)
    )
  }

  function faultOfToken(text: string): string | undefined {
    if (isOver) return over
    if (!auth.request) return faultOfAssertion(text)
    return (tokens.get(text) ?? 0) > now() ? undefined : over
  }

  function issue(response: ServerResponse): undefined {
    if (isOver) {
      json(response, 400, dialectRefusal({ grantEnded: auth.grantEnded ?? [] }))
      return
    }
    given += 1
    const accessToken = `at_${randomUUID()}`
    const seconds = auth.lifetime ?? lifetime
    tokens.set(accessToken, now() + seconds * 1000)
    const { refresh_token: _, ...answer } = dialectAnswer(
      auth.expiryUnit ? { expiryUnit: auth.expiryUnit } : {},
      auth.tokenAnswer ?? {},
      {
        accessToken,
        refreshToken: '',
        lifetime: seconds,
        scope: '',
        at: now(),
        beside: spoken.told.token,
      },
    ) as Record<string, unknown>
    json(response, 200, answer)
  }

  function revoke(
    request: TokenRequest,
    heard: Heard,
    response: ServerResponse,
  ): string | undefined {
    const judging = { ...inRequest.judges, ...inCall.judges }
    const fault = faultOfRequest(request, heard, { ...inRequest, judges: judging })
    if (fault !== undefined) return fault
    tokens.clear()
    response.writeHead(204).end()
    return undefined
  }

  const spoken: Spoken = {
    subject: 'ada',
    told,
    endGrants: () => {
      isOver = true
    },
    get live() {
      return isOver ? 0 : tokens.size
    },
    get refreshes() {
      return Math.max(0, given - 1)
    },
    answer(heard, response) {
      const { request, revoke: ending } = auth
      if (request && isAt(request, heard, values))
        return faultOfRequest(request, heard, inRequest) ?? issue(response)
      if (ending && isAt(ending, heard, values)) return revoke(ending, heard, response)
      const fault = faultOfPlaces(auth, baseUrl, heard, inCall)
      if (fault === over) return noToken
      if (fault !== undefined) return fault
      answerCall(spoken, heard, response)
      return undefined
    },
  }
  return spoken
}

function isAt(
  { url, method = 'POST' }: TokenRequest,
  heard: Heard,
  values: Record<string, string>,
) {
  const place = heard.url.origin + decodeURIComponent(heard.url.pathname)
  return heard.method === method && place === filled(url, values).split('?')[0]
}

function faultOfRequest(
  request: TokenRequest,
  { url, headers, body }: Heard,
  knowledge: Knowledge,
): string | undefined {
  const { form, json, query = {}, basic, headers: own = {} } = request
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  const contentType = headers['content-type'] ?? ''
  if ((json ?? form) ? !contentType.startsWith(type) : body !== '')
    return `the body is ${contentType}`
  const pair = basic && filledPair(basic, knowledge.values)
  const expected = { ...own, ...(pair !== undefined && { authorization: `Basic ${pair}` }) }
  const named = Object.keys(expected).map((name) => name.toLowerCase())
  if (headers.authorization !== undefined && !named.includes('authorization'))
    return 'there is an Authorization header'
  const ofHeaders = Object.entries(expected).map(([name, template]) =>
    faultOfText(`the header ${name}`, template, headers[name.toLowerCase()], knowledge),
  )
  return (
    ofHeaders.find(Boolean) ??
    faultOfTexts('the query', query, Object.fromEntries(url.searchParams), knowledge) ??
    ((json ?? form)
      ? faultOfTexts('the body', json ?? form ?? {}, valuesIn(contentType, body), knowledge)
      : undefined)
  )
}

function filledPair(
  { user, password, encoded = false }: NonNullable<TokenRequest['basic']>,
  values: Record<string, string>,
): string {
  const parts = [user, password].map((part) => filled(part, values))
  const form = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return Buffer.from(parts.map((part) => (encoded ? form(part) : part)).join(':')).toString(
    'base64',
  )
}

function keyOf(
  { algorithm, key, encoding = 'text' }: Assertion,
  values: Record<string, string>,
): string | Uint8Array {
  const text = filled(key, values)
  if (!algorithm.startsWith('HS')) return text
  return new Uint8Array(Buffer.from(text, encoding === 'text' ? 'utf8' : encoding))
}

function fingerprintOf(
  { assertion }: TokenAuth,
  filledIn: Readonly<Record<string, string>>,
): Record<string, string> {
  if (!assertion || assertion.algorithm.startsWith('HS')) return {}
  const key = createPrivateKey(filled(assertion.key, members(filledIn)))
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return { public_key_fingerprint: `SHA256:${hash('sha256', der, 'base64')}` }
}

/** The values, and the members of those that are files of JSON. */
function members(values: Readonly<Record<string, string>>): Record<string, string> {
  const files = Object.entries(values).filter(([, text]) => text.startsWith('{'))
  const inner = files.flatMap(([name, text]) =>
    Object.entries(JSON.parse(text) as Record<string, string>).map(
      ([member, value]) => [`${name}.${member}`, value] as const,
    ),
  )
  return { ...values, ...Object.fromEntries(inner) }
}

/** A claim of several texts is compared as one. */
function textsOf(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, [value].flat().join('\n')]),
  )
}

import type { AnswerPaths, OAuth2Auth } from '@maillon/core/toolkit'
import type { OutboundAnswer } from '../outbound/outbound-init.ts'
import { memberAt } from './member-at.ts'
import { toldBeside } from './told-beside.ts'

/** Tokens as they are in an answer, of whatever shape it is. */
export interface AnswerFields {
  access_token: unknown
  refresh_token?: string | undefined
  /** Seconds. */
  expires_in?: number | undefined
  /** Ms since 1970. */
  expires_at?: number | undefined
  /** With spaces between. */
  scope: string
  /** The whole answer. */
  fields: Record<string, unknown>
}

/** Tokens as RFC 6749 §5.1 would have them, for who reads them by the book, and what was told beside them. */
export function standardAnswer(
  dialect: OAuth2Auth,
  clientId: string,
  answer: OutboundAnswer,
): Response {
  const { fields, ...tokens } = readTokens(dialect, answer)
  // Whatever it is called there, the toolkit says how it is sent; who wants it otherwise answers 401.
  return Response.json({
    ...tokens,
    token_type: 'bearer',
    further: furtherIn(dialect, answer),
    told: toldBeside(dialect, clientId, fields),
  })
}

/** The further tokens that came, by their names. */
function furtherIn(
  { furtherTokens = {}, expiryUnit }: OAuth2Auth,
  answer: OutboundAnswer,
): Record<string, Omit<AnswerFields, 'fields'>> {
  const read = Object.entries(furtherTokens).flatMap(([name, { tokenAnswer }]) => {
    const dialect = { tokenAnswer, ...(expiryUnit && { expiryUnit }) }
    const { fields: _, ...token } = readTokens(dialect, answer)
    return isText(token.access_token) ? [[name, token] as const] : []
  })
  return Object.fromEntries(read)
}

/**
 * Tokens as RFC 6749 §5.1 would have them, `expires_at` besides where a service tells the moment. Some upstreams answer
 * a form in place of JSON, list scopes, send empty or odd members, give an `expires_in` that is no duration, or name a
 * `token_type` of their own. No member that can be done without is a reason to lose the tokens beside it.
 */
export function readTokens(
  dialect: Pick<OAuth2Auth, 'tokenAnswer' | 'expiryUnit'>,
  { headers, body }: OutboundAnswer,
): AnswerFields {
  const fields = readFields(new TextDecoder().decode(body), headers.get('content-type') ?? '')
  const { access_token, refresh_token, expires_in, scope } =
    fields?.ok === false ? {} : tokensIn(dialect, fields ?? {})
  const { expiryUnit = 'seconds' } = dialect
  return {
    access_token,
    refresh_token: isText(refresh_token) ? refresh_token : undefined,
    ...(expiryUnit === 'date'
      ? { expires_at: moment(expires_in) }
      : { expires_in: duration(expires_in, secondsOf[expiryUnit]) }),
    scope: [scope].flat().filter(isText).join(' '),
    fields: fields ?? {},
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** What stands where an answer has what the RFC has at its top. */
export function tokensIn(
  { tokenAnswer: paths = {} }: Pick<OAuth2Auth, 'tokenAnswer'>,
  fields: Record<string, unknown>,
): Partial<Record<keyof AnswerPaths, unknown>> {
  const names = ['access_token', 'refresh_token', 'expires_in', 'scope'] as const
  return Object.fromEntries(names.map((name) => [name, memberAt(fields, paths[name] ?? name)]))
}

/** The members of a body, which is JSON or a form; undefined for anything else. */
export function readFields(text: string, contentType: string): Record<string, unknown> | undefined {
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const secondsOf = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

/** Seconds between nothing and ten years; anything else is no answer to the question. */
function duration(value: unknown, unit: number): number | undefined {
  const count = typeof value === 'string' ? Number.parseFloat(value) : value
  const seconds = typeof count === 'number' ? count * unit : 0
  return seconds > 0 && seconds < 315_360_000 ? seconds : undefined
}

/** A moment in ms since 1970, from a date (ISO 8601) or from seconds or milliseconds since then. */
function moment(value: unknown): number | undefined {
  const isCount = typeof value === 'number' || /^\d+(\.\d+)?$/.test(String(value))
  if (!isCount) return (typeof value === 'string' && Date.parse(value)) || undefined
  // Seconds reach so far in the year 5138 only.
  return Number(value) < 1e11 ? Number(value) * 1000 : Number(value)
}

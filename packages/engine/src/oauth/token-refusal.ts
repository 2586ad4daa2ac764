import type { GrantEnded, OAuth2Auth } from '@maillon/core/toolkit'
import type { OutboundAnswer } from '../outbound/outbound-init.ts'
import type { Scrubber } from '../secrets/scrubber.ts'
import { safeWords } from './safe-words.ts'
import { readFields, tokensIn } from './token-answer.ts'

/** An upstream's no, in words that may be shown. */
export interface Refusal {
  /** Whose fault it is: the grant is over, the client is not as the upstream knows it, or nobody told us. */
  of: 'grant' | 'client' | 'unknown'
  host: string
  /** None where a browser brought it. */
  status: number | undefined
  /** The upstream's code, e.g. `invalid_grant`. */
  error: string | undefined
  /** Its sentence, shortened and without secrets. */
  description: string | undefined
}

/** What an upstream refused; asking again at once gives the same answer. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusalText(refusal))
    this.refusal = refusal
  }
}

/** A refusal in one line: `up.test answered 400 invalid_grant: "Token is over."` */
export function refusalText({ host, status, error, description }: Refusal): string {
  const facts = [status, error].filter((fact) => fact !== undefined).join(' ')
  return `${host} answered ${facts}${description ? `: "${description}"` : ''}`
}

/** What tells a refusal from another one, whoever asked: its status and code, or its sentence without numbers. */
export function refusalWord({ status, error, description = '' }: Refusal): string {
  return `${status ?? ''} ${error ?? description.replaceAll(/\d+/g, '#')}`.slice(0, 200)
}

/**
 * Reads a token endpoint's answer as a refusal (RFC 6749 §5.2), in whatever words it says so. Undefined for any other
 * answer: tokens, and troubles that pass, as are those of a server and those that have no word for what is wrong.
 */
export function readRefusal(
  auth: Pick<OAuth2Auth, 'tokenUrl' | 'grantEnded' | 'tokenAnswer'>,
  { status, headers, body }: OutboundAnswer,
  scrubber: Scrubber,
): Refusal | undefined {
  if (status >= 500 || passing.has(status) || (status >= 300 && status < 400)) return undefined
  const fields = readFields(new TextDecoder().decode(body), headers.get('content-type') ?? '')
  if (!fields || (status < 300 && typeof tokensIn(auth, fields).access_token === 'string'))
    return undefined
  const words = wordsOf(fields, scrubber)
  const told = words.error ?? words.text
  if (told === undefined || passingWords.test(told)) return undefined
  return refusalOf(auth, { host: new URL(auth.tokenUrl).host, status }, words)
}

/** Reads the error that a browser brought back from the authorization endpoint (RFC 6749 §4.1.2.1). */
export function readCallbackError(
  auth: OAuth2Auth,
  parameters: URLSearchParams,
  scrubber: Scrubber,
): Refusal {
  const where = { host: new URL(auth.authorizeUrl).host, status: undefined }
  const [error, error_description] = ['error', 'error_description'].map((name) =>
    parameters.get(name),
  )
  return refusalOf(auth, where, wordsOf({ error, error_description }, scrubber))
}

/** Time-outs, too early, too many: the same request may pass later. */
const passing = new Set([408, 425, 429])
const passingWords =
  /rate.?limit|unavailable|server.?error|internal|fatal|timed?.?out|slow.?down|try.?again|too.?many|throttl|overload|maintenance|pending/i
/** Codes that speak of who asks, and not of the grant. */
const clientWords =
  /client|redirect_?uri|(grant|response)_type|app(lication)?_?(id|disabled|suspended)/i

interface Words {
  error: string | undefined
  text: string | undefined
}

function refusalOf(
  auth: Pick<OAuth2Auth, 'grantEnded'>,
  where: Pick<Refusal, 'host' | 'status'>,
  { error, text }: Words,
): Refusal {
  const description = text === undefined ? undefined : safeWords(text)
  const isOver = [{ error: 'invalid_grant', saying: '' }, ...(auth.grantEnded ?? [])].some((one) =>
    says(one, error, text),
  )
  const of = isOver ? 'grant' : error && clientWords.test(error) ? 'client' : 'unknown'
  return { of, ...where, error, description }
}

function says(one: GrantEnded, error = '', text = ''): boolean {
  const { error: code, saying } = typeof one === 'string' ? { error: one, saying: '' } : one
  const isCode = code.toLowerCase() === error.toLowerCase()
  return isCode && text.toLowerCase().includes(saying.toLowerCase())
}

/** The code and the sentence, wherever services put them, scrubbed before anything shortens them. */
function wordsOf(fields: Record<string, unknown>, scrubber: Scrubber): Words {
  const inner = recordIn(fields.error) ?? recordIn(listIn(fields.errors)[0])
  const texts = [
    fields.error_description,
    fields.errorDescription,
    fields.error_message,
    fields.message,
    fields.reason,
    inner?.message,
    inner?.detail,
    listIn(fields.errors)[0],
    fields.error,
  ]
  const codes = [
    fields.error,
    inner?.code,
    inner?.type,
    fields.error_code,
    fields.errorCode,
    fields.code,
    fields.error_type,
    // A number there is HTTP's.
    typeof fields.status === 'string' && fields.status,
  ]
  const error = codes.map((code) => codeIn(code, scrubber)).find((code) => code !== undefined)
  const text = texts.find((one) => typeof one === 'string' && one !== '' && one !== error)
  return { error, text: text === undefined ? undefined : scrubber.scrub(text as string) }
}

/** What stands where a code is expected may be anything, a token too. */
const codeShape =
  /^([a-z]{2,}([_.-][a-z]+)*|[A-Z]{2,}([_.-][A-Z]+)*|([A-Z][a-z]+){2,}|OAuth[A-Za-z]+)$/

function codeIn(value: unknown, scrubber: Scrubber): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const word = scrubber.scrub(String(value))
  if (word.length > 48 || word === 'error') return undefined
  const shape = typeof value === 'number' ? /^-?\d{1,16}$/ : codeShape
  return shape.test(word) ? word : undefined
}

function recordIn(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : undefined
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

import { type ErrorCode, errorCodes } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { AnswerHeaders } from './answer-headers.ts'
import { retryAfter } from './retry-pause.ts'

/** An answer of the engine, read to its end. */
export interface Answer {
  status: number
  headers: AnswerHeaders
  text: string
}

/** What a successful answer says. Throws `invalid_response` when it is not what `read` expects. */
export function readSuccess<Result>(
  answer: Answer,
  read: (wire: never, headers: AnswerHeaders) => Result,
): Result {
  const body = parse(answer.text)
  if (body === undefined) throw notJson(answer)
  try {
    return read(body as never, answer.headers)
  } catch (cause) {
    if (MaillonError.is(cause)) throw cause
    throw new MaillonError('invalid_response', {
      message: 'The answer lacks a part that the contract promises.',
      hint: 'Check that the versions of client and engine go together.',
      status: answer.status,
      cause,
    })
  }
}

/**
 * The error that any other answer stands for: its code is the one it names, else the one of its status; `details` also
 * holds `retryAfterMs` when the engine named a pause. `hide` takes secrets out of every text in it.
 */
export function readError(
  answer: Answer,
  notFound: ErrorCode = 'route_not_found',
  hide: (text: string) => string = (text) => text,
): MaillonError {
  const { status, headers, text } = answer
  if (status < 400) return redirected(status)
  const body = parse(text, hide)
  if (body === undefined) return notJson(answer)
  const error = isObject(body.error) ? body.error : {}
  const pause = retryAfter(headers)
  return new MaillonError(codeOf(error.slug, status, notFound), {
    message: asText(error.message) ?? `The engine answered ${status}.`,
    status,
    ...optional('hint', asText(error.suggested_fix)),
    details: {
      ...(isObject(error.details) ? error.details : {}),
      ...optional('retryAfterMs', pause),
    },
    errors: Array.isArray(error.errors) ? error.errors.map(String) : [],
  })
}

function codeOf(slug: unknown, status: number, notFound: ErrorCode): ErrorCode {
  if (typeof slug === 'string' && Object.hasOwn(errorCodes, slug)) return slug as ErrorCode
  if (status === 404) return notFound
  return byStatus[status] ?? (status >= 500 ? 'internal' : 'invalid_request')
}

const byStatus: Record<number, ErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  408: 'request_timeout',
  413: 'payload_too_large',
  429: 'unavailable',
  501: 'unsupported',
  502: 'unavailable',
  503: 'unavailable',
  504: 'request_timeout',
}

function notJson({ status, headers }: Answer): MaillonError {
  const type = headers.get('content-type') ?? 'no content type'
  const pause = retryAfter(headers)
  return new MaillonError('invalid_response', {
    message: `The answer is not JSON (status ${status}, ${type}).`,
    hint: 'Something else answers at baseURL, such as a proxy or another site: check it.',
    status,
    details: optional('retryAfterMs', pause),
  })
}

/** A redirect is not followed: it would carry the API key to wherever it points. */
function redirected(status: number): MaillonError {
  return new MaillonError('invalid_response', {
    message: `The answer is a redirect (status ${status}).`,
    hint: 'Set baseURL to the address that it leads to, often https in place of http.',
    ...(status > 0 && { status }),
  })
}

function parse(text: string, hide?: (text: string) => string): Record<string, unknown> | undefined {
  try {
    const hidden = (_: string, value: unknown) =>
      typeof value === 'string' ? hide?.(value) : value
    const value: unknown = JSON.parse(text, hide && hidden)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function optional<Value>(name: string, value: Value | undefined): Record<string, Value> {
  return value === undefined ? {} : { [name]: value }
}

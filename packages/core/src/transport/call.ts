import type { ErrorCode } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'

/** One call of the engine's API. */
export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v3.1`, encoded. */
  path: string
  /** Lists are joined by commas; null and undefined are left out. */
  query?: Record<string, QueryValue>
  body?: object
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** What a 404 means that does not say so itself. */
  notFound?: ErrorCode
  /** Milliseconds for one try, when not the transport's. */
  timeoutMs?: number
  /** When not the transport's. */
  maxRetries?: number
  /** Whether it must be done once, however often it is sent; the caller's own name for it, or any. */
  once?: string | true
}

type QueryValue = string | number | boolean | readonly string[] | null | undefined

/** The request of a call, without where it goes to and what it takes to be let in. */
export interface PlainRequest {
  method: string
  /** Its path and query. */
  target: string
  /** By names in lower case. */
  headers: Record<string, string>
  body?: string
}

/** Spells a call. Throws `invalid_request` for a body that is not JSON. */
export function toRequest({ method, path, query, body, headers }: Call): PlainRequest {
  return {
    method,
    target: `/api/v3.1${path}${query ? searchOf(query) : ''}`,
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: toJson(body) }),
  }
}

function searchOf(query: NonNullable<Call['query']>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return search.size > 0 ? `?${search.toString()}` : ''
}

function toJson(body: object): string {
  try {
    return JSON.stringify(body)
  } catch (cause) {
    throw new MaillonError('invalid_request', {
      message: 'The input cannot be written as JSON.',
      hint: 'Pass plain values: no BigInt, and nothing that holds itself.',
      cause,
    })
  }
}

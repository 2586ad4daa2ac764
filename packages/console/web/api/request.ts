import { type ErrorCode, MaillonError } from '@maillon/core'
import type { ErrorBody } from '@maillon/core/contract'
import { base } from './base.ts'

/** What a view asks of the engine. */
export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v3.1`, with its parameters filled in by `path`. */
  path: string
  /** What is undefined or empty is left out. */
  query?: Query | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** Calls a public route of the engine as who is logged in. Throws a MaillonError as the engine answered it. */
export function request<Answer>({ path, query = {}, ...rest }: ApiRequest): Promise<Answer> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return send<Answer>(`${base}/api/v3.1${path}${search && `?${search}`}`, rest)
}

/** The same, of any route of the engine's own origin. */
export async function send<Answer>(
  url: string,
  { method = 'GET', body, signal }: Omit<ApiRequest, 'path' | 'query'>,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    // No form and no other site can send it.
    headers: { 'x-maillon-console': '1', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new MaillonError('network_error', {
      message: 'The engine does not answer.',
      hint: 'Check that it runs; this page tries again.',
      cause,
    })
  })
  const answer = (await response.json().catch(() => ({}))) as Answer & Partial<ErrorBody>
  if (response.ok) return answer
  throw asError(response.status, answer)
}

function asError(status: number, { error }: Partial<ErrorBody>): MaillonError {
  return new MaillonError((error?.slug ?? 'internal') as ErrorCode, {
    message: error?.message ?? `The engine answered ${status}.`,
    status,
    ...(error?.suggested_fix && { hint: error.suggested_fix }),
    ...(error?.errors && { errors: error.errors }),
    ...(error?.details && { details: error.details }),
  })
}

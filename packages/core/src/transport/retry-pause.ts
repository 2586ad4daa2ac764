import type { AnswerHeaders } from './answer-headers.ts'

/** A try that failed. */
export interface Failure {
  method: string
  /** Undefined when there was no answer. */
  status?: number | undefined
  headers?: AnswerHeaders | undefined
}

/**
 * Milliseconds to wait before a failed call is sent again, or undefined when it must not be. Reads are sent again when
 * that can help; writes only when the engine says that nothing was done. Grows from half a second to eight, with jitter,
 * unless the engine names a pause.
 */
export function retryPause(
  { method, status, headers }: Failure,
  retries: number,
  random: () => number,
): number | undefined {
  const told = headers?.get('x-should-retry')
  const pause = headers && retryAfter(headers)
  if (told === 'false' || (pause ?? 0) > longestPause) return undefined
  const safe =
    told === 'true' ||
    (method === 'GET'
      ? status === undefined || status === 408 || status === 429 || status >= 500
      : pause !== undefined && (status === 429 || status === 503))
  if (!safe) return undefined
  return pause ?? Math.min(500 * 2 ** retries, 8_000) * (1 - random() / 2)
}

/** A caller is better told than kept waiting for longer. In milliseconds. */
const longestPause = 60_000

/** Milliseconds of `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3); undefined when there is none. */
export function retryAfter(headers: AnswerHeaders, now: number = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

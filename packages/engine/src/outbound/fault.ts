import { MaillonError } from '@maillon/core'

/** What is known of a request that came to nothing. */
interface Circumstances {
  late: boolean
  /** It was sent, and it was no read. */
  mayHaveActed: boolean
}

/** The error for a request that came to nothing. The cause is left out: it may hold a header, and so a credential. */
export function fault(
  error: unknown,
  { host }: Pick<URL, 'host'>,
  { late, mayHaveActed }: Circumstances,
): MaillonError {
  const told = causes(error).find((cause) => MaillonError.is(cause))
  if (told) return told
  if (mayHaveActed) {
    return new MaillonError('outcome_unknown', {
      message: `The connection to ${host} ended after the request was sent, so it is not known whether it took effect.`,
      hint: 'Look whether it happened before doing it again.',
      details: { reason: late ? 'timeout' : 'connection_lost' },
    })
  }
  if (late) {
    return new MaillonError('upstream_timeout', {
      message: `${host} did not answer in time.`,
      hint: 'Try again later.',
    })
  }
  return unreachable({ host }, causes(error).find(hasCode)?.code)
}

/** The error for a host to which nothing was sent. */
export function unreachable({ host }: Pick<URL, 'host'>, code?: string): MaillonError {
  return new MaillonError('upstream_unreachable', {
    message: `${host} could not be reached${code ? ` (${code})` : ''}.`,
    hint: 'Try again later.',
  })
}

function causes(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}

function hasCode(error: unknown): error is { code: string } {
  return typeof (error as { code?: unknown }).code === 'string'
}

import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'

/** Clients give up after 60 seconds; by then the engine has answered. */
const deadlineMs = 50_000

/** Runs calls of an upstream, and throws `late` when they have not ended after 50 seconds; their signal aborts then. */
export async function withinDeadline<Result>(
  run: (signal: AbortSignal) => Promise<Result>,
  late: () => MaillonError,
  timeoutMs: number = deadlineMs,
): Promise<Result> {
  const stop = new AbortController()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    stop.abort(late())
    // What the signal does not reach, such as a refresh, is left to end by itself.
    reject(stop.signal.reason)
  }, timeoutMs)
  try {
    return await Promise.race([run(stop.signal), ended])
  } finally {
    clearTimeout(timer)
  }
}

/** The error for calls that have not ended in time. */
export function tooLate({ name }: Toolkit, isRead: boolean): MaillonError {
  if (isRead) {
    return new MaillonError('upstream_timeout', {
      message: `${name} did not answer in time.`,
      hint: 'Ask for less at once, or try again later.',
    })
  }
  return new MaillonError('outcome_unknown', {
    message: `${name} did not answer in time, so it is not known whether the call took effect.`,
    hint: 'Look whether it happened before doing it again.',
  })
}

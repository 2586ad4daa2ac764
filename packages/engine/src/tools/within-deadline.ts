import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'

/** Clients give up after 60 seconds; by then the engine has answered. */
const deadlineMs = 50_000
/** Files take as long as they move, and no longer than this. */
const mostMs = 10 * 60_000

export interface Deadline {
  /** The error of calls that have not ended in time, or that nobody waits for any more. */
  late: (why: 'deadline' | 'aborted') => MaillonError
  /** Ends when nobody waits any more. */
  signal?: AbortSignal | undefined
  timeoutMs?: number | undefined
}

/**
 * Runs calls of an upstream, and throws `late` when they have not ended after 50 seconds; their signal aborts then. Each
 * time that bytes of a file have moved, which is told by `moved`, there are 50 seconds more, up to ten minutes in all.
 */
export async function withinDeadline<Result>(
  run: (signal: AbortSignal, moved: () => void) => Promise<Result>,
  { late, signal, timeoutMs = deadlineMs }: Deadline,
): Promise<Result> {
  const stop = new AbortController()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = (why: 'deadline' | 'aborted') => {
    stop.abort(late(why))
    // What the signal does not reach, such as a refresh, is left to end by itself.
    reject(stop.signal.reason)
  }
  const abort = () => end('aborted')
  const most = Date.now() + mostMs
  const timer = setTimeout(() => end('deadline'), timeoutMs)
  const moved = () => {
    if (Date.now() < most) timer.refresh()
  }
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted) abort()
  try {
    return await Promise.race([ended, run(stop.signal, moved)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** The error for calls that have not ended in time, or that were given up. */
export function tooLate(
  { name }: Toolkit,
  isRead: boolean,
  why: 'deadline' | 'aborted' = 'deadline',
): MaillonError {
  if (!isRead) {
    return new MaillonError('outcome_unknown', {
      message: `${name} did not answer in time, so it is not known whether the call took effect.`,
      hint: 'Look whether it happened before doing it again.',
    })
  }
  if (why === 'aborted') {
    return new MaillonError('aborted', { message: `The call of ${name} was given up.` })
  }
  return new MaillonError('upstream_timeout', {
    message: `${name} did not answer in time.`,
    hint: 'Ask for less at once, or try again later.',
  })
}

import { MaillonError } from '@maillon/core'

/** The error for a request that was not sent, to spare an upstream and those who wait for others. */
export function held(origin: string, why: string, ms: number): MaillonError {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return new MaillonError('upstream_unavailable', {
    message: `Nothing is sent to ${new URL(origin).host} now: ${why}.`,
    hint: `Try again in ${seconds} seconds.`,
    details: { retry_after: seconds },
  })
}

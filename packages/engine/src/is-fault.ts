import { MaillonError } from '@maillon/core'

/** Whether an error is a fault of the engine's own, which its operator has to hear of. */
export function isFault(error: unknown): boolean {
  return !MaillonError.is(error) || error.status === 500
}

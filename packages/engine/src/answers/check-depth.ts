import { MaillonError } from '@maillon/core'
import { isTooDeep, maxDepth } from './is-too-deep.ts'

/** Throws `upstream_error` for an answer that is nested too deep to be passed on. */
export function checkDepth(answer: unknown): void {
  if (isTooDeep(answer)) throw tooDeep()
}

/** The error for such an answer. */
export function tooDeep(): MaillonError {
  return new MaillonError('upstream_error', {
    message: `The upstream's answer is nested deeper than ${maxDepth} levels.`,
    hint: 'Look whether the call took effect before doing it again.',
  })
}

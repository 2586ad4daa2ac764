import { MaillonError } from '@maillon/core'

/** Deeper than any honest answer. What is deeper by far can be read from JSON and not be written as it. */
const maxDepth = 500

/** Throws `upstream_error` for an answer that is nested too deep to be passed on. */
export function checkDepth(answer: unknown, depth = 0): void {
  if (typeof answer !== 'object' || answer === null) return
  if (depth >= maxDepth) {
    throw new MaillonError('upstream_error', {
      message: `The upstream's answer is nested deeper than ${maxDepth} levels.`,
      hint: 'Look whether the call took effect before doing it again.',
    })
  }
  for (const value of Object.values(answer)) checkDepth(value, depth + 1)
}

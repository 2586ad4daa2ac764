import { MaillonError } from '@maillon/core'
import { fileProblem } from './file-problem.ts'
import { visible } from './terminal/visible.ts'

/** Writes an error to stderr, with what to do; where more is wished, with its stack and what it came of. */
export function tellError(thrown: unknown, isVerbose: boolean): void {
  const error = fileProblem(thrown) ?? thrown
  if (MaillonError.is(error)) {
    console.error(visible(error.message))
    for (const one of error.errors) console.error(`\n  ${visible(one)}`)
    const hint = error.hint && visible(error.hint)
    if (hint) console.error(error.errors.length > 0 ? `\n${hint}` : hint)
  } else {
    console.error(visible(`Something unexpected went wrong: ${messageOf(error)}`))
    if (!isVerbose) console.error('With --verbose, or MAILLON_DEBUG=1, it tells where.')
  }
  if (isVerbose) for (const stack of stacksOf(thrown)) console.error(`\n${visible(stack)}`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

/** An error's stack, and then those of what it came of. */
function stacksOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return [error.stack ?? String(error), ...stacksOf(error.cause)]
}

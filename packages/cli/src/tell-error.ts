import { MaillonError } from '@maillon/core'
import { fileProblem } from './file-problem.ts'
import { visible } from './visible.ts'

/** Writes an error to stderr, with what to do. Throws what is neither ours nor about a file: that is a fault of the program. */
export function tellError(thrown: unknown): void {
  const error = fileProblem(thrown) ?? thrown
  if (!MaillonError.is(error)) throw error
  console.error(visible(error.message))
  for (const one of error.errors) console.error(`\n  ${visible(one)}`)
  if (error.hint) console.error(error.errors.length > 0 ? `\n${error.hint}` : error.hint)
}

import { MaillonError } from '../errors/maillon-error.ts'
import { isObject } from '../is-object.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

/**
 * Checks what a model wrote against a tool's input schema: answers the arguments untouched, or an
 * `invalid_arguments` error with one sentence per wrong path.
 */
export async function validateArguments(
  schema: JsonSchema,
  input: unknown,
): Promise<{ value: Record<string, unknown> } | { error: MaillonError }> {
  if (!isObject(input)) return { error: invalidArguments(['The arguments are not a JSON object.']) }
  const { judgeOf } = await import('../schema/judge/judge-of.ts')
  const errors = judgeOf(schema)(input)
  return errors.length === 0 ? { value: input } : { error: invalidArguments(errors) }
}

/** The error for wrong arguments. Of many mistakes, the first ten are enough to start mending. */
export function invalidArguments(errors: readonly string[]): MaillonError {
  const shown = errors.slice(0, 10)
  if (errors.length > shown.length) shown.push(`And ${errors.length - shown.length} more.`)
  return new MaillonError('invalid_arguments', {
    hint: 'Correct the arguments and call the tool again.',
    errors: shown,
  })
}

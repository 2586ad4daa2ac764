import { MaillonError } from '@maillon/core'
import { validateArguments } from '@maillon/core/provider'
import type { Tool } from '@maillon/core/toolkit'
import { isZod } from '../catalogue/tool-input.ts'
import { parseArguments } from './parse-arguments.ts'
import { readFileIds } from './read-file-ids.ts'

/**
 * A tool's arguments, checked by its schema, with the defaults of one of zod, and each file as its id. What JSON Schema says and zod cannot
 * check is left to the upstream. Throws `invalid_arguments`, with a sentence for each fault.
 */
export async function checkArguments(
  { slug, input }: Pick<Tool, 'slug' | 'input'>,
  sent: unknown,
): Promise<Record<string, unknown>> {
  const value = readFileIds({ slug, input }, sent ?? {})
  if (isZod(input)) return parseArguments({ slug, input }, value)
  const checked = await validateArguments(input, value)
  if ('value' in checked) return checked.value
  const { errors } = checked.error
  throw new MaillonError('invalid_arguments', {
    message: `The arguments do not fit ${slug}: ${errors.join('; ')}.`,
    hint: `See the input schema of ${slug}, mend the arguments and call again.`,
    errors,
    details: { errors: [...errors] },
  })
}

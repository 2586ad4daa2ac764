import { MaillonError } from '../errors/maillon-error.ts'
import { isObject } from '../is-object.ts'
import { invalidArguments, validateArguments } from '../provider/validate-arguments.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

/**
 * What a schema of any kind makes of a model's arguments, with its defaults and conversions, or an `invalid_arguments`
 * error. A JSON Schema, which is `jsonSchema` itself, only checks.
 */
export async function checkInput(
  schema: object,
  jsonSchema: JsonSchema,
  input: unknown,
): Promise<{ value: unknown } | { error: MaillonError }> {
  const { '~standard': standard, safeParseAsync } = schema as Validating
  if (!standard && !safeParseAsync) return validateArguments(jsonSchema, input)
  try {
    if (standard) return read(await standard.validate(input))
    // Zod before 3.24 is no Standard Schema (https://standardschema.dev).
    const { data, error } = (await safeParseAsync?.call(schema, input)) ?? {}
    return error ? read(error) : { value: data }
  } catch (error) {
    // A conversion of the app's own stumbled over what a model wrote, such as `{ toString: '' }`.
    if (MaillonError.is(error)) return { error }
    const reason =
      error instanceof Error && error.message !== '' ? error.message : 'No reason given.'
    return { error: invalidArguments([`The schema failed on them: ${reason.slice(0, 300)}`]) }
  }
}

/** Whether a schema of any kind takes a model's arguments, which stay as they are: the tool converts them when it runs. */
export async function judgeInput(
  schema: object,
  jsonSchema: JsonSchema,
  input: unknown,
): Promise<{ value: Record<string, unknown> } | { error: MaillonError }> {
  if (!isObject(input)) return { error: invalidArguments(['The arguments are not a JSON object.']) }
  const checked = await checkInput(schema, jsonSchema, input)
  return 'error' in checked ? checked : { value: input }
}

interface Validating {
  '~standard'?: { validate(value: unknown): Outcome | Promise<Outcome> }
  safeParseAsync?: (value: unknown) => Promise<{ data?: unknown; error?: Outcome }>
}

interface Outcome {
  value?: unknown
  issues?: readonly Issue[] | undefined
}

interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

function read({ value, issues }: Outcome): { value: unknown } | { error: MaillonError } {
  return issues ? { error: invalidArguments(issues.map(sentence)) } : { value }
}

function sentence({ message, path = [] }: Issue): string {
  const names = path.map((part) => String(typeof part === 'object' ? part.key : part))
  return names.length > 0 ? `${names.join('.')}: ${message}` : message
}

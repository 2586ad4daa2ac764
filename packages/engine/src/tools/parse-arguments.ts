import { MaillonError } from '@maillon/core'
import type { z } from 'zod'
import { nearNames } from '../catalogue/near-names.ts'

interface TakesInput {
  slug: string
  input: z.ZodObject
}

/** Whoever sends more faults than these learns as much from the first ones. */
const maxErrors = 20

/** A tool's arguments, checked and with defaults. Throws `invalid_arguments`, with a sentence for each fault. */
export function parseArguments(
  { slug, input }: TakesInput,
  value: unknown,
): Record<string, unknown> {
  const parsed = input.safeParse(value ?? {})
  const unknown = unknownNames(input, value, [])
  if (parsed.success && unknown.length === 0) return parsed.data
  const errors = [
    ...unknown.slice(0, maxErrors).map(unknownName),
    ...telling(parsed.error?.issues ?? [])
      .slice(0, maxErrors)
      .map(sentence),
  ]
  throw new MaillonError('invalid_arguments', {
    message: `The arguments do not fit ${slug}: ${errors.join('; ')}.`,
    hint: `See the input schema of ${slug}, mend the arguments and call again.`,
    errors,
    details: { errors },
  })
}

interface UnknownName {
  path: readonly string[]
  /** Names that could stand in its place. */
  known: readonly string[]
}

/** A name that the tool does not know, at any depth, is a fault, not a wish to be dropped in silence. */
function unknownNames(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[],
): UnknownName[] {
  if (typeof value !== 'object' || value === null) return []
  // By its own word, and not by class: a toolkit may come with a copy of zod.
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default')
    return unknownNames(def.innerType, value, path)
  if (def.type === 'array' && Array.isArray(value)) {
    return value.flatMap((one, index) => unknownNames(def.element, one, [...path, String(index)]))
  }
  if (def.type !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
    if (known) return unknownNames(known, inner, [...path, name])
    return def.catchall ? [] : [{ path: [...path, name], known: Object.keys(def.shape) }]
  })
}

function unknownName({ path, known }: UnknownName): string {
  const near = nearNames(path.at(-1) ?? '', known)
  const suggestion = near.length > 0 ? ` (did you mean ${near.join(' or ')}?)` : ''
  return `"${path.join('.')}" is not an argument${suggestion}`
}

/** Of a value of another type than is wanted, that alone: Zod counts the letters of a text in place of a list, too. */
function telling(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const isType = ({ code }: z.core.$ZodIssue) => code === 'invalid_type'
  const places = new Set(issues.filter(isType).map(({ path }) => path.join('.')))
  return issues.filter((issue) => isType(issue) || !places.has(issue.path.join('.')))
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}

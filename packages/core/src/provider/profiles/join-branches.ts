import type { JsonSchema } from '../../schema/json-schema.ts'
import type { Mending } from './mending.ts'
import { inWords, told } from './words.ts'

/** What is said of a union as a whole. */
export interface Joined {
  takesNull?: boolean
  description?: unknown
  default?: unknown
}

const none: JsonSchema = { type: 'null' }
const scalars = [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'object' }]
const [text, ...others] = scalars
const orNull = { true: [{ ...text, nullable: true }, ...others], false: [...scalars, none] }
/** Any value: each part has a type, so that lists in lists in it are not among what is told. */
function anything(nullable: boolean): readonly JsonSchema[] {
  return [...scalars, { type: 'array', items: { anyOf: orNull[`${nullable}`] } }]
}
const lone: JsonSchema = { type: 'string', description: 'Always null.' }
const loneNullable: JsonSchema = { ...lone, nullable: true }

/** One schema for values that fit one of these; any value where there are none. */
export function joinBranches(
  parts: readonly JsonSchema[],
  { takesNull = false, description, default: value }: Joined,
  to: Mending,
): JsonSchema {
  const note = value === undefined || value === null ? undefined : `Default: ${inWords(value)}.`
  const { nullable } = to.dialect
  const flat = parts.flatMap((part) =>
    Array.isArray(part.anyOf) ? (part.anyOf as JsonSchema[]) : [part],
  )
  const hasNull = flat.some(isNull)
  const asNull = flat.find(({ type }) => type === 'null')
  const some = flat.filter((part) => !isNull(part))
  const isNullable = takesNull || hasNull || some.some((part) => part.nullable === true)
  const isAny = some.length === 0 && !isNullable
  const onlyNull = some.length === 0 && isNullable
  const possible = isAny ? anything(nullable) : onlyNull ? [nullable ? loneNullable : lone] : some
  const [first = {}, ...others] = together(distinct(possible))
  const bare = withoutNullable(first)
  const words = told(
    typeof description === 'string' ? { description } : {},
    typeof first.description === 'string' ? first.description : undefined,
    note,
  )
  const head = words.description === first.description ? bare : { ...bare, ...words }
  if (nullable) {
    const isSame = head === bare && first.nullable === true
    const led = isSame ? first : isNullable || isAny ? { ...head, nullable: true } : head
    return others.length === 0 ? led : { anyOf: [led, ...others] }
  }
  const all = isNullable || isAny ? [head, ...others, asNull ?? none] : [head, ...others]
  return all.length === 1 ? head : { anyOf: all }
}

function withoutNullable(part: JsonSchema): JsonSchema {
  if (part.nullable === undefined) return part
  const { nullable: _, ...bare } = part
  return bare
}

function isNull(part: JsonSchema): boolean {
  return part.type === 'null' || part === lone || part === loneNullable
}

function distinct(parts: readonly JsonSchema[]): readonly JsonSchema[] {
  if (parts.length < 2) return parts
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}

/** Lists of texts become one list. */
function together(parts: readonly JsonSchema[]): readonly JsonSchema[] {
  const lists = parts.filter((part) => part.type === 'string' && Array.isArray(part.enum))
  const isPlain = lists.every((part) => Object.keys(part).every((key) => known.has(key)))
  if (lists.length < 2 || !isPlain) return parts
  const words = lists.flatMap((part) =>
    typeof part.description === 'string'
      ? [`${(part.enum as string[]).join(', ')}: ${part.description}`]
      : [],
  )
  const values = [...new Set(lists.flatMap((part) => part.enum as string[]))]
  const whole = told({ type: 'string', enum: values }, ...words)
  return [whole, ...parts.filter((part) => !lists.includes(part))]
}

const known = new Set(['type', 'enum', 'description', 'title'])

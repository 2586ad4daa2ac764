import type { JsonSchema } from '../../schema/json-schema.ts'
import { keepAnnotations, keepCounts } from './keep-keywords.ts'
import { isSafe } from './is-safe.ts'
import type { Mending } from './mending.ts'
import { isOf, valuesOf } from './types-of.ts'
import { inWords, listInWords, told } from './words.ts'

/** A string, number, integer or boolean of the subset. */
export function subsetScalar(schema: JsonSchema, type: string, to: Mending): JsonSchema {
  const made: JsonSchema = keepAnnotations(schema, type)
  const notes =
    type === 'string' ? stringOf(schema, made) : type === 'boolean' ? [] : numberOf(schema, made)
  return told(made, ...notes, valuesIn(schema, type, made, to))
}

function stringOf(schema: JsonSchema, made: JsonSchema): (string | undefined)[] {
  keepCounts(schema, made, ['minLength', 'maxLength'])
  const { pattern, format, contentEncoding, contentMediaType } = schema
  const isDate = format === 'date-time'
  if (isDate) made.format = format
  const isKept = typeof pattern === 'string' && isSafe(pattern)
  if (isKept) made.pattern = pattern
  return [
    !isDate && typeof format === 'string' ? `Format: ${inWords(format)}.` : undefined,
    !isKept && typeof pattern === 'string' ? `Matches ${inWords(pattern)}.` : undefined,
    typeof contentEncoding === 'string' ? `Encoding: ${inWords(contentEncoding)}.` : undefined,
    typeof contentMediaType === 'string' ? `Type: ${inWords(contentMediaType)}.` : undefined,
  ]
}

const formats: Readonly<Record<'integer' | 'number', ReadonlySet<unknown>>> = {
  integer: new Set(['int32', 'int64']),
  number: new Set(['float', 'double']),
}

function numberOf(schema: JsonSchema, made: JsonSchema): (string | undefined)[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  const isWhole = made.type === 'integer'
  // In older drafts, true says it of the bound.
  const above = exclusiveMinimum === true ? minimum : exclusiveMinimum
  const below = exclusiveMaximum === true ? maximum : exclusiveMaximum
  const least = [minimum, isWhole && isFinite(above) ? Math.floor(above) + 1 : above].filter(
    isFinite,
  )
  const most = [maximum, isWhole && isFinite(below) ? Math.ceil(below) - 1 : below].filter(isFinite)
  if (least.length > 0) made.minimum = Math.max(...least)
  if (most.length > 0) made.maximum = Math.min(...most)
  const isKnown = formats[isWhole ? 'integer' : 'number'].has(format)
  if (isKnown) made.format = format
  return [
    isFinite(above) && !isWhole ? `More than ${above}.` : undefined,
    isFinite(below) && !isWhole ? `Less than ${below}.` : undefined,
    isFinite(multipleOf) ? `A multiple of ${multipleOf}.` : undefined,
    isKnown || format === undefined ? undefined : `Format: ${inWords(format)}.`,
  ]
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value)
}

/** What a list of allowed values says, as `enum` where that may be. */
function valuesIn(
  schema: JsonSchema,
  type: string,
  made: JsonSchema,
  to: Mending,
): string | undefined {
  const values = valuesOf(schema)
  if (!values) return undefined
  const own = [...new Set(values.filter((value) => isOf(value, type)))]
  if (own.length === 0) return undefined
  const isList =
    type === 'string' ? !own.includes('') : type !== 'boolean' && to.dialect.numbersInEnum
  if (isList && own.length <= maxValues) {
    made.enum = Array.isArray(schema.enum) && schema.enum.length === own.length ? schema.enum : own
    return undefined
  }
  if (type === 'boolean' && own.length === 2) return undefined
  return own.length === 1
    ? `Always ${inWords(JSON.stringify(own[0]))}.`
    : `One of ${listInWords(own)}.`
}

/** With more, a list is told in words: the first of them. */
const maxValues = 1000

import { isObject } from '../json.ts'
import { pythonText } from './python-text.ts'
import type { SchemaPath } from './subschemas.ts'

/** Where a schema is none of its draft, as Python's `jsonschema` words it. */
export interface MetaschemaFault {
  path: SchemaPath
  message: string
}

/** The first fault that a draft's metaschema finds: https://json-schema.org/draft/2020-12/schema or draft-07's. */
export function metaschemaFault(
  schema: unknown,
  draft: '2020-12' | 'draft-07',
  path: SchemaPath = [],
): MetaschemaFault | undefined {
  if (typeof schema === 'boolean') return undefined
  if (!isObject(schema)) return { path, message: notOf(schema, 'object', 'boolean') }
  for (const [keyword, value] of Object.entries(schema)) {
    const here = [...path, keyword]
    const parts = schemasOf(keyword, value, draft)
    if (typeof parts === 'string') return { path: here, message: parts }
    for (const [at, part] of parts) {
      const fault = metaschemaFault(part, draft, [...here, ...at])
      if (fault) return fault
    }
    const message = values[keyword]?.(value)
    if (message !== undefined) return { path: here, message }
  }
  return undefined
}

/** The schemas that a keyword holds, or what is wrong with how it holds them. */
function schemasOf(
  keyword: string,
  value: unknown,
  draft: '2020-12' | 'draft-07',
): [SchemaPath, unknown][] | string {
  const isTuple = draft === 'draft-07' && keyword === 'items' && Array.isArray(value)
  if (oneSchema.has(keyword) && !isTuple) return [[[], value]]
  if (isTuple || listOfSchemas.has(keyword)) {
    if (!Array.isArray(value)) return notOf(value, 'array')
    if (value.length === 0) return '[] should be non-empty'
    return value.map((item, index) => [[`${index}`], item])
  }
  if (!mapOfSchemas.has(keyword)) return []
  if (!isObject(value)) return notOf(value, 'object')
  return Object.entries(value).map(([name, item]) => [[name], item])
}

function notOf(value: unknown, ...types: string[]): string {
  return `${pythonText(value)} is not of type ${types.map((type) => `'${type}'`).join(', ')}`
}

const text = (value: unknown) => (typeof value === 'string' ? undefined : notOf(value, 'string'))
const flag = (value: unknown) => (typeof value === 'boolean' ? undefined : notOf(value, 'boolean'))
const number = (value: unknown) => (typeof value === 'number' ? undefined : notOf(value, 'number'))
const list = (value: unknown) => (Array.isArray(value) ? undefined : notOf(value, 'array'))

function count(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return notOf(value, 'integer')
  return value < 0 ? `${value} is less than the minimum of 0` : undefined
}

function positive(value: unknown): string | undefined {
  const isMore = typeof value !== 'number' || value > 0
  return isMore ? number(value) : `${value} is less than or equal to the minimum of 0`
}

function names(value: unknown): string | undefined {
  if (!Array.isArray(value)) return notOf(value, 'array')
  const other = value.find((name) => typeof name !== 'string')
  if (other !== undefined) return notOf(other, 'string')
  return new Set(value).size < value.length
    ? `${pythonText(value)} has non-unique elements`
    : undefined
}

function type(value: unknown): string | undefined {
  const known = Array.isArray(value) ? value : [value]
  const isFine = known.length > 0 && known.every((name) => types.has(name))
  return isFine && new Set(known).size === known.length
    ? undefined
    : `${pythonText(value)} is not valid under any of the given schemas`
}

const types: ReadonlySet<unknown> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
])

const values: Record<string, (value: unknown) => string | undefined> = {
  $comment: text,
  $id: text,
  $ref: text,
  $schema: text,
  deprecated: flag,
  description: text,
  enum: list,
  examples: list,
  exclusiveMaximum: number,
  exclusiveMinimum: number,
  format: text,
  maxContains: count,
  maxItems: count,
  maxLength: count,
  maxProperties: count,
  maximum: number,
  minContains: count,
  minItems: count,
  minLength: count,
  minProperties: count,
  minimum: number,
  multipleOf: positive,
  pattern: text,
  readOnly: flag,
  required: names,
  title: text,
  type,
  uniqueItems: flag,
  writeOnly: flag,
}

const oneSchema = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])
const listOfSchemas = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const mapOfSchemas = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
])

import { isObject, type JsonObject } from '../json.ts'
import { snakeCase } from './field.ts'
import type { FieldViolation } from './gemini-refusal.ts'

/**
 * What Gemini's reader of requests does not take of `parameters`: a message with the fields of
 * https://ai.google.dev/api/caching#Schema, of which each other field, and each value of another type, is refused.
 */
export function schemaViolations(schema: unknown, field: string): FieldViolation[] {
  if (!isObject(schema)) return [invalidValue(field, `${types}Schema`, schema)]
  return Object.entries(schema).flatMap(([name, value]) => {
    const kind = fields[name] ?? fields[camelCase(name)]
    if (kind === undefined) return [unknownName(field, name, 'Cannot find field.')]
    return fieldViolations(schema, field, name, kind, value)
  })
}

function fieldViolations(
  schema: JsonObject,
  field: string,
  name: string,
  kind: Kind,
  value: unknown,
): FieldViolation[] {
  const here = `${field}.${snakeCase(name)}`
  if (value === null || kind === 'any') return []
  if (kind === 'schemas' || kind === 'texts') {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item, index) => {
      const at = `${here}[${index}]`
      if (kind === 'schemas') return schemaViolations(item, at)
      return typeof item === 'string' ? [] : [invalidValue(at, 'TYPE_STRING', item)]
    })
  }
  // https://github.com/zed-industries/zed/issues/53919
  if (Array.isArray(value)) return [unknownName(field, name, notRepeated)]
  if (kind === 'schema') return schemaViolations(value, here)
  if (kind === 'schemaMap') {
    if (!isObject(value)) return [invalidValue(here, 'type.googleapis.com/Map', value)]
    return Object.values(value).flatMap((item, index) => {
      return schemaViolations(item, `${here}[${index}].value`)
    })
  }
  if (isObject(value)) return [unknownName(field, name, 'Starting an object on a scalar field.')]
  return scalars[kind].takes(value) ? [] : [invalidValue(here, scalars[kind].name, value)]
}

const notRepeated = 'Proto field is not repeating, cannot start list.'
const types = 'type.googleapis.com/google.ai.generativelanguage.v1beta.'

function unknownName(field: string, name: string, why: string): FieldViolation {
  const description = `Invalid JSON payload received. Unknown name "${name}" at '${field}': ${why}`
  return { field, description }
}

function invalidValue(field: string, type: string, value: unknown): FieldViolation {
  return { field, description: `Invalid value at '${field}' (${type}), ${JSON.stringify(value)}` }
}

type Kind = 'any' | 'schema' | 'schemas' | 'schemaMap' | 'texts' | keyof typeof scalars

const scalars = {
  text: { name: 'TYPE_STRING', takes: (value: unknown) => typeof value === 'string' },
  flag: { name: 'TYPE_BOOL', takes: (value: unknown) => typeof value === 'boolean' },
  double: { name: 'TYPE_DOUBLE', takes: (value: unknown) => !Number.isNaN(Number(value)) },
  count: { name: 'TYPE_INT64', takes: (value: unknown) => Number.isInteger(Number(value)) },
  // https://github.com/google-gemini/deprecated-generative-ai-js/issues/320
  type: {
    name: `${types}Type`,
    takes: (value: unknown) =>
      typeof value === 'string' &&
      /^(?:string|number|integer|boolean|array|object|null|type_unspecified)$/i.test(value),
  },
}

const fields: Record<string, Kind> = {
  anyOf: 'schemas',
  default: 'any',
  description: 'text',
  enum: 'texts',
  example: 'any',
  format: 'text',
  items: 'schema',
  maxItems: 'count',
  maxLength: 'count',
  maxProperties: 'count',
  maximum: 'double',
  minItems: 'count',
  minLength: 'count',
  minProperties: 'count',
  minimum: 'double',
  nullable: 'flag',
  pattern: 'text',
  properties: 'schemaMap',
  propertyOrdering: 'texts',
  required: 'texts',
  title: 'text',
  type: 'type',
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

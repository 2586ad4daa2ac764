import type { JsonSchema } from '../../schema/json-schema.ts'
import { inWords } from './words.ts'

const names = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

/** Which types a schema takes: those that it names, or that its other keywords are about. None stands for any. */
export function typesOf(schema: JsonSchema): { types: string[]; takesNull: boolean } {
  const values = valuesOf(schema)
  const named = [schema.type ?? []].flat().map((type) => inWords(type).toLowerCase())
  const known = [...new Set(named)].filter((type) => names.includes(type))
  const all = known.length > 0 ? known : values ? kindsOf(values) : implied(schema)
  const nullable = schema.nullable === true && all.length > 0
  // `integer` says nothing beside `number`.
  const types = all.filter(
    (type) => type !== 'null' && !(type === 'integer' && all.includes('number')),
  )
  const fit = values ? types.filter((type) => values.some((value) => isOf(value, type))) : types
  const takesNull = nullable || (all.includes('null') && (!values || values.includes(null)))
  return { types: fit.length > 0 || takesNull ? fit : types, takesNull }
}

/** The values that `enum` or `const` allow; undefined when neither is there, or none would be left. */
export function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  if ('const' in schema) return [schema.const]
  return Array.isArray(schema.enum) && schema.enum.length > 0 ? schema.enum : undefined
}

/** Whether a value is of a type. */
export function isOf(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  return kindOf(value) === type
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function kindsOf(values: readonly unknown[]): string[] {
  return [...new Set(values.map(kindOf))].filter((type) => names.includes(type))
}

const about: Readonly<Record<string, readonly string[]>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'],
  string: ['pattern', 'minLength', 'maxLength', 'format', 'contentEncoding'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
}

function implied(schema: JsonSchema): string[] {
  return Object.keys(about).filter((type) => about[type]?.some((keyword) => keyword in schema))
}

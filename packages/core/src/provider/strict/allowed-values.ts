import type { JsonSchema } from '../../schema/json-schema.ts'

/** The values of the type that `enum` or `const` allow; undefined when the schema has neither. */
export function allowedValues(schema: JsonSchema, type?: unknown): unknown[] | undefined {
  const values = 'const' in schema ? [schema.const] : schema.enum
  if (!Array.isArray(values)) return undefined
  if (type === undefined) return values
  return values.filter(
    (value) => jsonType(value) === type || (type === 'integer' && Number.isInteger(value)),
  )
}

/** The JSON Schema type of a value; that of a whole number is `number` as well. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

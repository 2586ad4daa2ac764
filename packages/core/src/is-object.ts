import type { JsonSchema } from './schema/json-schema.ts'

/** Whether a schema is an object, not a boolean or something that is no schema. */
export function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

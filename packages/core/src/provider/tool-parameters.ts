import type { JsonSchema } from '../schema/json-schema.ts'
import { objectRoot } from './object-root.ts'

/**
 * A tool's input schema as models take it: an object with properties, its draft not named, and its root
 * a plain object (no union, no reference). Arguments are to be checked against the tool's own schema.
 */
export function toolParameters(schema: JsonSchema): JsonSchema {
  const { $schema: _, ...keywords } = objectRoot(schema)
  return { ...keywords, type: 'object', properties: keywords.properties ?? {} }
}

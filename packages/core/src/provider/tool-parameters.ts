import type { JsonSchema } from '../schema/json-schema.ts'
import { objectRoot } from './object-root.ts'
import { withoutFileKeywords } from './without-file-keywords.ts'

/**
 * A tool's input schema as models take it: an object with properties, its draft and the contract's own
 * keywords not named, and its root a plain object (no union, no reference). Arguments are to be checked against the tool's own schema.
 */
export function toolParameters(schema: JsonSchema): JsonSchema {
  const { $schema: _, ...keywords } = objectRoot(withoutFileKeywords(schema))
  return { ...keywords, type: 'object', properties: keywords.properties ?? {} }
}

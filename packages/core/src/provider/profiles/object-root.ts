import type { JsonSchema } from '../../schema/json-schema.ts'
import { dialects } from './dialect.ts'
import { start } from './mending.ts'
import { propertyNames } from './property-names.ts'
import { rootSchema } from './root-schema.ts'

/** A schema as one object with properties: no union and no reference is at its root, and what is inside stays. */
export function objectRoot(schema: JsonSchema): JsonSchema {
  const { openai: dialect } = dialects
  const limits = { depth: dialect.depth, left: 10_000, items: 0, isLast: true }
  return rootSchema(schema, start, {
    root: schema,
    dialect,
    names: propertyNames(schema, dialect.names),
    ...limits,
  })
}

import type { JsonSchema } from '../schema/json-schema.ts'

/** What the contract says of files in a schema: for its clients, and not JSON Schema. */
const keywords = new Set(['file_uploadable', 'file_downloadable'])
/** Keywords whose members are names, each with a schema. */
const maps = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
])
/** Keywords that hold values, which may look like schemas. */
const values = new Set(['const', 'enum', 'default', 'examples'])

/** A schema without the contract's own keywords, which some models' providers refuse; the same one where it has none. */
export function withoutFileKeywords(schema: JsonSchema): JsonSchema {
  return JSON.stringify(schema).includes('"file_') ? cleaned(schema) : schema
}

function cleaned(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([name]) => !keywords.has(name))
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (values.has(name)) return [name, value]
      return [name, maps.has(name) && isNode(value) ? eachOf(value) : inner(value)]
    }),
  )
}

function eachOf(map: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, inner(schema)]))
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner)
  return isNode(value) ? cleaned(value) : value
}

function isNode(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

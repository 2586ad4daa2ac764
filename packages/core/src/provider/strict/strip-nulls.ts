import type { JsonSchema } from '../../schema/json-schema.ts'
import { allowedValues } from './allowed-values.ts'
import { alternatives } from './alternatives.ts'
import type { StrictSchema } from './strict-schema.ts'

/** What a model wrote for a strict schema, without the nulls that stand for properties left out. */
export function stripNulls(
  { schema, definitions, optional }: StrictSchema,
  input: unknown,
): unknown {
  return strip(schema, input)

  function strip(node: JsonSchema, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const leaves = alternatives(node, definitions)
    if (Array.isArray(value)) {
      const items = leaves.find(({ type }) => type === 'array')?.items as JsonSchema | undefined
      return items ? value.map((item) => strip(items, item)) : value
    }
    const leaf = follows(value as Record<string, unknown>, leaves)
    if (!leaf) return value
    const properties = leaf.properties as Record<string, JsonSchema>
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        const property = Object.hasOwn(properties, name) ? properties[name] : undefined
        if (!property) return [[name, inner]]
        return inner === null && optional.has(property) ? [] : [[name, strip(property, inner)]]
      }),
    )
  }
}

/** The alternative that an object follows: by its names and fixed values, else the only one there is. */
function follows(
  value: Record<string, unknown>,
  leaves: readonly JsonSchema[],
): JsonSchema | undefined {
  const objects = leaves.filter(({ type }) => type === 'object')
  if (objects.length < 2) return objects[0]
  const size = Object.keys(value).length
  return objects.find(({ properties }) => {
    const entries = Object.entries(properties as Record<string, JsonSchema>)
    return (
      entries.length === size &&
      entries.every(([name, property]) => {
        return (
          Object.hasOwn(value, name) && allowedValues(property)?.includes(value[name]) !== false
        )
      })
    )
  })
}

import type { JsonSchema } from '../../schema/json-schema.ts'
import { allowedValues } from './allowed-values.ts'
import { alternatives } from './alternatives.ts'

/**
 * Whether two alternatives of a union look the same from outside although a null that means nothing may be
 * inside: then a value does not say which of them it follows.
 */
export function isAmbiguous(
  leaves: readonly JsonSchema[],
  definitions: Readonly<Record<string, JsonSchema>>,
  optional: ReadonlySet<JsonSchema>,
): boolean {
  return leaves.some((leaf, index) =>
    leaves
      .slice(index + 1)
      .some((other) => !differ(leaf, other) && (hasOptional(leaf) || hasOptional(other))),
  )

  function hasOptional(node: JsonSchema, seen = new Set<JsonSchema>()): boolean {
    return alternatives(node, definitions, seen).some((leaf) =>
      inside(leaf).some((child) => optional.has(child) || hasOptional(child, seen)),
    )
  }
}

function inside({ properties, items }: JsonSchema): JsonSchema[] {
  if (items) return [items as JsonSchema]
  return Object.values((properties ?? {}) as Record<string, JsonSchema>)
}

/** By their type, the names of their properties, or a property with other fixed values. */
function differ(one: JsonSchema, other: JsonSchema): boolean {
  if (one.type !== other.type || (one.type !== 'object' && one.type !== 'array')) return true
  if (one.type === 'array') return false
  const ours = one.properties as Record<string, JsonSchema>
  const theirs = other.properties as Record<string, JsonSchema>
  const names = Object.keys(ours)
  if (names.length !== Object.keys(theirs).length) return true
  return names.some((name) => {
    const counterpart = theirs[name]
    if (!counterpart) return true
    const values = allowedValues(ours[name] ?? {})
    const others = allowedValues(counterpart)
    return values !== undefined && others !== undefined && !values.some((it) => others.includes(it))
  })
}

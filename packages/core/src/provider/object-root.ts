import type { JsonSchema } from '../schema/json-schema.ts'
import { resolveRef } from './resolve-ref.ts'

/**
 * The schema without what model vendors refuse at its root: `$ref`, `allOf`, `anyOf`, `oneOf`, `not`,
 * `enum`, `const`. It then takes more than before (the properties of every alternative, required where
 * all require them), so the tool's own schema still has to check. Any other schema comes back as it is.
 */
export function objectRoot(schema: JsonSchema): JsonSchema {
  if (!refused.some((keyword) => keyword in schema)) return schema
  const { allOf, anyOf, oneOf, not: _, enum: __, const: ___, ...root } = follow(schema, schema)
  if (!allOf && !anyOf && !oneOf) return root
  // Beside properties that come from elsewhere, it would forbid them.
  const { additionalProperties: ____, ...open } = root
  const { properties, required } = shapeOf(schema, schema, 0)
  return {
    ...open,
    type: 'object',
    properties: Object.fromEntries(
      [...properties].map(([name, schemas]) => [name, either(schemas)]),
    ),
    ...(required.size > 0 && { required: [...required] }),
  }
}

const refused = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'enum', 'const']

/** What an object may and must have: each property's schemas, wherever they are told. */
interface Shape {
  properties: Map<string, unknown[]>
  required: Set<string>
}

function shapeOf(schema: JsonSchema, root: JsonSchema, depth: number): Shape {
  const { properties, required, allOf, anyOf, oneOf } = follow(schema, root)
  const shape: Shape = { properties: new Map(), required: new Set(strings(required)) }
  if (isObject(properties)) add(Object.entries(properties).map(([name, own]) => [name, [own]]))
  for (const part of shapes(allOf)) {
    add(part.properties)
    shape.required = shape.required.union(part.required)
  }
  for (const alternatives of [shapes(anyOf), shapes(oneOf)]) {
    for (const part of alternatives) add(part.properties)
    const [first, ...others] = alternatives.map((part) => part.required)
    const shared = others.reduce((a, b) => a.intersection(b), first ?? new Set<string>())
    shape.required = shape.required.union(shared)
  }
  return shape

  function shapes(parts: unknown): Shape[] {
    // Deeper than this, a schema refers to itself.
    if (!Array.isArray(parts) || depth > 8) return []
    return parts.filter(isObject).map((part) => shapeOf(part, root, depth + 1))
  }

  function add(entries: Iterable<readonly [string, unknown[]]>): void {
    for (const [name, schemas] of entries) {
      shape.properties.set(name, [...(shape.properties.get(name) ?? []), ...schemas])
    }
  }
}

/** The schema that a `$ref` leads to, with the keywords beside it. */
function follow(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let { $ref, ...followed } = schema
  for (const seen = new Set(); typeof $ref === 'string' && !seen.has($ref); ) {
    seen.add($ref)
    const target = resolveRef(root, $ref)
    if (!isObject(target)) break
    const { $ref: next, ...keywords } = target
    followed = { ...keywords, ...followed }
    $ref = next
  }
  return followed
}

function either(schemas: readonly unknown[]): unknown {
  const different = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]))
  const [first, ...others] = different.values()
  return others.length > 0 ? { anyOf: [first, ...others] } : first
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { resolveRef } from '../resolve-ref.ts'

/**
 * What a model wrote with a tool's own names: those that were shown in place of them are mapped back wherever the
 * tool's schema has the property. A name that is the tool's own is left alone.
 */
export function readNames(
  root: JsonSchema,
  names: ReadonlyMap<string, string>,
  written: unknown,
): unknown {
  const own = new Map([...names].map(([name, shown]) => [shown, name]))
  return read(written, [root], 0)

  function read(value: unknown, schemas: readonly unknown[], depth: number): unknown {
    if (typeof value !== 'object' || value === null || depth > 200) return value
    const parts = partsOf(schemas, root)
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        read(
          item,
          parts.flatMap((part) => itemsOf(part, index)),
          depth + 1,
        ),
      )
    }
    const entries = Object.entries(value).map(([shown, inner]): [string, unknown] => {
      const wanted = own.get(shown)
      const isOwn =
        wanted === undefined ||
        Object.hasOwn(value, wanted) ||
        !parts.some((part) => hasName(part, wanted))
      const name = isOwn ? shown : wanted
      return [
        name,
        read(
          inner,
          parts.flatMap((part) => schemasOf(part, name)),
          depth + 1,
        ),
      ]
    })
    return Object.fromEntries(entries)
  }
}

/** More parts than a schema written by hand has at one place. */
const most = 500

/** The schemas that say something of the same value: through references, unions and conditions. */
function partsOf(schemas: readonly unknown[], root: JsonSchema): JsonSchema[] {
  const parts = new Set<JsonSchema>()
  const waiting = [...schemas]
  while (waiting.length > 0) {
    const schema = waiting.pop()
    if (!isObject(schema) || parts.has(schema) || parts.size >= most) continue
    parts.add(schema)
    if (typeof schema.$ref === 'string') waiting.push(resolveRef(root, schema.$ref))
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const all = schema[keyword]
      if (Array.isArray(all)) waiting.push(...all.slice(0, most))
    }
    for (const keyword of ['if', 'then', 'else']) waiting.push(schema[keyword] ?? true)
    if (isObject(schema.dependentSchemas)) {
      waiting.push(...Object.values(schema.dependentSchemas).slice(0, most))
    }
  }
  return [...parts]
}

function hasName({ properties, required }: JsonSchema, name: string): boolean {
  if (isObject(properties) && Object.hasOwn(properties, name)) return true
  return Array.isArray(required) && required.includes(name)
}

function schemasOf(part: JsonSchema, name: string): unknown[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = part
  const found = isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : []
  const patterns = isObject(patternProperties) ? Object.values(patternProperties) : []
  return [
    ...found,
    ...patterns,
    ...(found.length === 0 ? [additionalProperties, unevaluatedProperties] : []),
  ]
}

function itemsOf(
  { items, prefixItems, additionalItems, contains }: JsonSchema,
  index: number,
): unknown[] {
  const tuple = [prefixItems, items].find(Array.isArray) as unknown[] | undefined
  if (!tuple) return [items, contains]
  return index < tuple.length
    ? [tuple[index]]
    : [Array.isArray(items) ? additionalItems : items, contains]
}

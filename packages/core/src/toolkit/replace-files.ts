import { resolveRef } from '../provider/resolve-ref.ts'
import { isObject } from '../is-object.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

/** A value with what `replace` makes of it wherever its schema says that a file may stand. */
export function replaceFiles(
  value: unknown,
  schema: JsonSchema,
  replace: (given: unknown) => unknown,
): unknown {
  /** Goes along the value, with all that the schema may say of each place, so that no schema is followed for ever. */
  function replaced(given: unknown, schemas: readonly unknown[]): unknown {
    const all = [...expanded(schemas, schema)]
    const file = all.some((one) => one.file_uploadable === true) ? replace(given) : given
    if (file !== given || typeof given !== 'object' || given === null) return file
    if (Array.isArray(given)) {
      const items = all.flatMap(({ items: each, prefixItems }) => [each, prefixItems].flat())
      return given.map((one) => replaced(one, items))
    }
    return Object.fromEntries(
      Object.entries(given).map(([name, one]) => [name, replaced(one, schemasOf(name, all))]),
    )
  }
  return replaced(value, [schema])
}

function schemasOf(name: string, all: readonly JsonSchema[]): unknown[] {
  return all.map(({ properties, additionalProperties }) =>
    isObject(properties) && Object.hasOwn(properties, name)
      ? properties[name]
      : additionalProperties,
  )
}

/** These schemas and those that they lead to at the same place. */
function expanded(schemas: readonly unknown[], root: JsonSchema): Set<JsonSchema> {
  const found = new Set<JsonSchema>()
  const left = [...schemas]
  while (left.length > 0) {
    const schema = left.pop()
    if (!isObject(schema) || found.has(schema)) continue
    found.add(schema)
    const { $ref, anyOf, oneOf, allOf } = schema
    if (typeof $ref === 'string') left.push(resolveRef(root, $ref))
    left.push(...[anyOf, oneOf, allOf].flat())
  }
  return found
}

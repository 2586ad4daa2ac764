import { type JsonSchema, resolveRef } from '@maillon/core/provider'

/** Whether a value fits a schema that `looseSchema` made: it has a dozen keywords, and clients hear of no others. */
export function fitsLoosely(root: JsonSchema, value: unknown): boolean {
  const fits = (schema: JsonSchema, one: unknown): boolean => {
    const { $ref, type, anyOf, allOf } = schema as LooseSchema
    if ($ref !== undefined) return fits(resolveRef(root, $ref) as JsonSchema, one)
    if (type !== undefined && ![type].flat().includes(typeOf(one))) return false
    if (anyOf && !anyOf.some((branch) => fits(branch, one))) return false
    if (allOf && !allOf.every((part) => fits(part, one))) return false
    return contentFits(schema, one)
  }

  function contentFits(
    { items, properties = {}, additionalProperties }: LooseSchema,
    one: unknown,
  ) {
    if (Array.isArray(one)) return !items || one.every((item) => fits(items, item))
    if (typeof one !== 'object' || one === null) return true
    return Object.entries(one).every(([name, member]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      return schema === undefined || member === undefined || fits(schema, member)
    })
  }

  return fits(root, value)
}

interface LooseSchema {
  $ref?: string
  type?: string | string[]
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { inWords, schemaInWords, told } from './words.ts'

/** The schema in the words of 2020-12: bounds that are numbers, no `nullable`, and no lists of different things. */
export function ofThisDraft(input: JsonSchema): JsonSchema {
  let schema = input
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (schema[exclusive] !== true) continue
    const { [exclusive]: _, [bound]: value, ...rest } = schema
    schema = value === undefined ? rest : { ...rest, [exclusive]: value }
  }
  const tuple = [schema.prefixItems, schema.items].find(Array.isArray) as unknown[] | undefined
  if (tuple) {
    const { prefixItems, items, additionalItems, ...rest } = schema
    const last = prefixItems === undefined ? additionalItems : items
    const each = [...tuple, ...(last === undefined ? [true] : last === false ? [] : [last])]
    const isAny = each.length === 0 || each.some((one) => !isObject(one))
    const note = `In order: ${inWords(tuple.map(schemaInWords).join(', '), 500)}.`
    schema = told({ ...rest, items: isAny ? {} : { anyOf: each } }, note)
  }
  if (schema.nullable === undefined) return schema
  const { nullable, type, ...rest } = schema
  if (nullable !== true || type === undefined) return type === undefined ? rest : { ...rest, type }
  const values = Array.isArray(rest.enum) && { enum: [...rest.enum, null] }
  const fixed = 'const' in rest && { enum: [rest.const, null] }
  const { const: _, ...open } = rest
  return { ...open, ...values, ...fixed, type: [...new Set([type, 'null'].flat())] }
}

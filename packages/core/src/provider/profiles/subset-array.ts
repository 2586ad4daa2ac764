import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { joinBranches } from './join-branches.ts'
import { keepAnnotations, keepCounts } from './keep-keywords.ts'
import type { Mending, Place } from './mending.ts'
import { typesOf, valuesOf } from './types-of.ts'
import { inWords, listInWords, schemaInWords, told } from './words.ts'

type Mend = (input: unknown, place: Place, to: Mending) => JsonSchema

/** A list of the subset: one schema for all that is in it. */
export function subsetArray(schema: JsonSchema, place: Place, to: Mending, mend: Mend): JsonSchema {
  const made = keepAnnotations(schema, 'array')
  const { contains, uniqueItems } = schema
  const notes: (string | undefined)[] = [
    contains !== undefined ? `At least one is ${schemaInWords(contains)}.` : undefined,
    uniqueItems === true ? 'No two are the same.' : undefined,
    valuesOf(schema)?.some(Array.isArray)
      ? `One of ${listInWords(valuesOf(schema) ?? [])}.`
      : undefined,
  ]
  const inner = { ...place, depth: place.depth + 1 }
  const tuple = [schema.prefixItems, schema.items].find(Array.isArray) as unknown[] | undefined
  if (tuple) {
    const rest = Array.isArray(schema.prefixItems) ? schema.items : schema.additionalItems
    const each = tuple.map(schemaInWords).join(', ')
    notes.push(`In order: ${inWords(each, 500)}.`)
    const parts = [...tuple, ...(rest === undefined ? [true] : rest === false ? [] : [rest])]
    const isAny = parts.some(
      (part) => part === true || (isObject(part) && Object.keys(part).length === 0),
    )
    made.items =
      isAny || parts.length === 0
        ? joinBranches([], {}, to)
        : joinBranches(
            parts.map((part) => itemsOf(part, inner, to, mend)),
            {},
            to,
          )
  } else {
    made.items = itemsOf(schema.items, inner, to, mend)
    if (schema.items === false) notes.push('Always empty.')
  }
  keepCounts(schema, made, ['minItems'])
  const most = schema.maxItems
  if (Number.isSafeInteger(most) && (most as number) >= 0) {
    // Gemini refuses lists whose longest lengths come to more than a thousand or so.
    to.items -= most as number
    if (to.items >= 0) made.maxItems = most
    else {
      to.items += most as number
      notes.push(`At most ${most as number}.`)
    }
  }
  return told(made, ...notes)
}

function itemsOf(items: unknown, place: Place, to: Mending, mend: Mend): JsonSchema {
  if (items === undefined || items === false) return joinBranches([], {}, to)
  if (place.depth < to.depth || !isObject(items)) return mend(items, place, to)
  const { types } = typesOf(items)
  const isScalar = types.length > 0 && !types.includes('array') && !types.includes('object')
  if (isScalar && !('anyOf' in items) && !('oneOf' in items)) return mend(items, place, to)
  return joinBranches(
    types.length === 1 && types[0] === 'object' ? [{ type: 'object' }] : [],
    { description: `Each: ${inWords(items, 500)}.` },
    to,
  )
}

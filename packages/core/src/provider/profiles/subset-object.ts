import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { keepAnnotations, keepCounts } from './keep-keywords.ts'
import { type Mending, type Place, spend } from './mending.ts'
import { valuesOf } from './types-of.ts'
import { inWords, listInWords, schemaInWords, told } from './words.ts'

type Mend = (input: unknown, place: Place, to: Mending) => JsonSchema

/** An object of the subset: its properties, and in words what its keys and other values are. */
export function subsetObject(
  schema: JsonSchema,
  place: Place,
  to: Mending,
  mend: Mend,
): JsonSchema {
  const made = keepAnnotations(schema, 'object')
  keepCounts(schema, made, ['minProperties', 'maxProperties'])
  const properties = isObject(schema.properties) ? schema.properties : {}
  const { additionalProperties: extra, patternProperties: patterns } = schema
  const notes = hasKeys(schema) ? keysInWords(schema) : []
  if (place.depth > 0 && place.depth >= to.depth) {
    const names = Object.entries(properties).map(([name, one]) => `${name} (${kindInWords(one)})`)
    return told(
      made,
      ...notes,
      names.length > 0 ? `With ${inWords(names.join(', '), 500)}.` : undefined,
    )
  }
  const inner = { ...place, depth: place.depth + 1 }
  const entries: [string, JsonSchema][] = []
  const own = Object.entries(properties)
  let left = 0
  for (const [name, one] of own) {
    if (one === false) continue
    if (!spend(to)) {
      left = own.length - entries.length
      break
    }
    entries.push(named(name, mend(one, inner, to), to))
  }
  const values = valuesOf(schema)?.filter(isObject)
  if (values && values.length > 0) notes.push(`One of ${listInWords(values)}.`)
  if (left > 0) notes.push(`And ${left} more, which are not listed.`)
  const known = new Set(entries.map(([name]) => name))
  const required: string[] = []
  for (const name of namesIn(schema.required)) {
    const shown = to.names.of(name)
    if (!known.has(shown)) {
      if (left > 0 || Object.hasOwn(properties, name) || !spend(to)) continue
      entries.push(named(name, mend(isObject(extra) ? extra : true, inner, to), to))
      known.add(shown)
    }
    required.push(shown)
  }
  if (entries.length > 0 || place.depth === 0) {
    made.properties = Object.fromEntries(entries)
  }
  if (required.length > 0) made.required = required
  const isMap = to.dialect.maps && left === 0 && patterns === undefined
  if (isMap && isObject(extra)) made.additionalProperties = mend(extra, inner, to)
  else if (isMap && typeof extra === 'boolean') made.additionalProperties = extra
  else if (isObject(extra) && Object.keys(extra).length > 0) {
    notes.push(
      `${entries.length > 0 ? 'Each further value' : 'Each value'}: ${schemaInWords(extra)}.`,
    )
  }
  return told(made, ...notes)
}

/** A property by the name that fits, which says what its own is. */
function named(name: string, schema: JsonSchema, to: Mending): [string, JsonSchema] {
  const shown = to.names.of(name)
  if (shown === name) return [name, schema]
  return [shown, toldInside(schema, nameInWords(name))]
}

/** What a property's own name is, where it is shown by another. */
export function nameInWords(name: string): string {
  return `Named ${JSON.stringify(inWords(name, 100))} by the service.`
}

/** Beside `anyOf` nothing may stand: its first branch says it. */
export function toldInside(schema: JsonSchema, sentence: string): JsonSchema {
  if (!Array.isArray(schema.anyOf)) return told(schema, sentence)
  const [first, ...others] = schema.anyOf as JsonSchema[]
  return { ...schema, anyOf: [told(first ?? {}, sentence), ...others] }
}

export function namesIn(names: unknown): string[] {
  return Array.isArray(names) ? [...new Set(names.filter((name) => typeof name === 'string'))] : []
}

function kindInWords(schema: unknown): string {
  return isObject(schema) && typeof schema.type === 'string' ? schema.type : 'any'
}

/** Whether anything is said of an object's keys. */
export function hasKeys(schema: JsonSchema): boolean {
  for (const keyword in schema) if (aboutKeys.has(keyword)) return true
  return false
}

export const aboutKeys: ReadonlySet<string> = new Set([
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
])

/** What an object's keys must be, and which go together. */
export function keysInWords(schema: JsonSchema): string[] {
  const {
    propertyNames: keys,
    patternProperties: patterns,
    dependentRequired,
    dependentSchemas,
  } = schema
  const notes: string[] = []
  if (isObject(keys)) {
    const { pattern, type: _, ...rest } = keys
    const others = Object.keys(rest).length > 0
    if (typeof pattern === 'string') notes.push(`Keys match ${inWords(pattern)}.`)
    if (others) notes.push(`Keys are ${schemaInWords(rest)}.`)
  }
  for (const [pattern, one] of entriesOf(patterns)) {
    notes.push(`Values of keys that match ${inWords(pattern)}: ${schemaInWords(one)}.`)
  }
  for (const [name, others] of entriesOf(dependentRequired)) {
    notes.push(`With ${inWords(name)} also ${inWords(namesIn(others).join(', '))}.`)
  }
  for (const [name, one] of entriesOf(dependentSchemas)) {
    notes.push(`With ${inWords(name)} also ${schemaInWords(one)}.`)
  }
  return notes
}

function entriesOf(map: unknown): [string, unknown][] {
  return isObject(map) ? Object.entries(map).slice(0, 20) : []
}

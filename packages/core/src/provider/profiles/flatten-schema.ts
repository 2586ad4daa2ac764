import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { resolveRef } from '../resolve-ref.ts'
import { type Mending, type Place, spend } from './mending.ts'
import { identity, inWords, told } from './words.ts'

/**
 * A schema without `$ref` and `allOf`: what they lead to is put together with what stands beside them. It may
 * take more than before. A reference to what it is part of is told in words.
 */
export function flattenSchema(
  input: unknown,
  place: Place,
  to: Mending,
): { schema: JsonSchema; place: Place } {
  if (!isObject(input)) return { schema: input === false ? { not: {} } : {}, place }
  if (!('$ref' in input) && !('allOf' in input)) return { schema: input, place }
  if (place.steps >= maxSteps || !spend(to)) return { schema: told({}, 'Not told further.'), place }
  const { $ref, allOf, ...beside } = input
  let schema: JsonSchema = beside
  let refs = place.refs
  const parts = Array.isArray(allOf) ? allOf : []
  for (const part of $ref === undefined ? parts : [{ $ref }, ...parts]) {
    const inner = { ...place, steps: place.steps + 1, refs }
    const found =
      isObject(part) && typeof part.$ref === 'string' && Object.keys(part).length === 1
        ? follow(part.$ref, inner, to)
        : flattenSchema(part, inner, to)
    schema = mergeSchemas(schema, found.schema, to)
    refs = found.place.refs
  }
  return { schema, place: { ...place, refs } }
}

/** Schemas in one another: more than anyone writes by hand. */
export const maxSteps = 60

function follow(ref: string, place: Place, to: Mending): { schema: JsonSchema; place: Place } {
  const target = resolveRef(to.root, ref)
  if (target === undefined) return { schema: told({}, `As in ${inWords(ref)}.`), place }
  const before = place.refs.findLast((one) => one.ref === ref)
  // What is made of itself says nothing more of it.
  if (before?.depth === place.depth) return { schema: {}, place }
  if (before) return { schema: again(target, ref), place }
  return flattenSchema(target, { ...place, refs: [...place.refs, { ref, depth: place.depth }] }, to)
}

/** What is inside itself, once more: open, with its names. */
function again(target: unknown, ref: string): JsonSchema {
  if (!isObject(target)) return {}
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  const type = target.type ?? (isObject(target.properties) ? 'object' : undefined)
  const { description } = target
  const schema = {
    ...(type !== undefined && { type }),
    ...(typeof description === 'string' && { description }),
  }
  const { properties } = target
  const names = isObject(properties) ? Object.keys(properties).join(', ') : ''
  return told(schema, names ? `As above: ${inWords(names)}.` : `As ${inWords(name)} above.`)
}

const lower = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
const upper = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])

/** One schema for what both ask: where that takes more than putting them together, it takes more values. */
export function mergeSchemas(ours: JsonSchema, theirs: JsonSchema, to: Mending): JsonSchema {
  const keywords = Object.keys(theirs)
  if (!spend(to, keywords.length + Object.keys(ours).length)) return ours
  const merged: JsonSchema = { ...theirs, ...ours }
  for (const keyword of keywords) {
    if (!Object.hasOwn(ours, keyword)) continue
    const both = mergeKeyword(keyword, ours[keyword], theirs[keyword], to)
    if (both === undefined) delete merged[keyword]
    else merged[keyword] = both
  }
  return merged
}

function mergeKeyword(keyword: string, ours: unknown, theirs: unknown, to: Mending): unknown {
  if (ours === theirs) return ours
  if (lower.has(keyword)) return Math.max(Number(ours), Number(theirs))
  if (upper.has(keyword)) return Math.min(Number(ours), Number(theirs))
  switch (keyword) {
    case 'properties':
      return mergeProperties(ours, theirs, to)
    case 'required':
      return [...new Set([list(ours), list(theirs)].flat())]
    case 'type':
      return commonTypes([ours].flat(), [theirs].flat())
    case 'enum':
      return commonValues(list(ours), list(theirs))
    case 'items':
      return { allOf: [ours, theirs] }
    case 'nullable':
      return ours === true && theirs === true
    case 'additionalProperties':
      return undefined // Either would forbid what only the other one names.
    default:
      return ours
  }
}

function mergeProperties(ours: unknown, theirs: unknown, to: Mending): unknown {
  if (!isObject(ours) || !isObject(theirs)) return ours
  const names = Object.entries(theirs)
  const own = Object.entries(ours)
  if (!spend(to, names.length + own.length)) return ours
  const merged = new Map(own)
  for (const [name, schema] of names) {
    const first = merged.get(name)
    const isNew = first === undefined || identity(first) === identity(schema)
    merged.set(name, isNew ? schema : { allOf: [first, schema] })
  }
  return Object.fromEntries(merged)
}

function commonValues(ours: unknown[], theirs: unknown[]): unknown[] {
  const known = new Set(theirs.map(identity))
  const both = ours.filter((value) => known.has(identity(value)))
  return both.length > 0 ? both : ours
}

function commonTypes(ours: unknown[], theirs: unknown[]): unknown[] {
  const narrower = (type: unknown, types: unknown[]) =>
    types.includes(type) || (type === 'integer' && types.includes('number'))
  const both = [
    ...ours.filter((type) => narrower(type, theirs)),
    ...theirs.filter((type) => narrower(type, ours)),
  ]
  return [...new Set(both.length > 0 ? both : ours)]
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

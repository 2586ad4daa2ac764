import { type JsonSchema, objectRoot, resolveRef } from '@maillon/core/provider'

/** The one dialect that all clients know: those with an SDK of before 2025-11 lose their whole list for 2020-12. */
const dialect = 'http://json-schema.org/draft-07/schema#'
/** What is deeper is not told. */
const maxDepth = 24

/**
 * What a tool answers, for clients that check it: one that finds that an answer does not fit throws it away, although the
 * call took effect. So nothing is required, all may be null, objects are open, and texts and numbers have no bounds.
 * Undefined where the schema says nothing.
 */
export function looseSchema(schema: JsonSchema): JsonSchema | undefined {
  if (Object.keys(schema).length === 0) return undefined
  const { type, $defs, definitions } = schema
  const isObject = type === undefined || [type].flat().includes('object')
  // An answer that is no object is the result of one.
  const root = isObject ? objectRoot(schema) : { properties: { result: schema } }
  const place = { root: schema, depth: 0, follows: true }
  const { anyOf: _, allOf: __, ...told } = loose({ ...root, type: 'object' }, place)
  const named = maps({ $defs, definitions }, { ...place, follows: false })
  return { ...told, $schema: dialect, type: 'object', ...named }
}

interface Place {
  root: JsonSchema
  depth: number
  /** Whether a reference here leads into the value, and so to an end. */
  follows: boolean
}

function loose(schema: unknown, place: Place): JsonSchema {
  if (!isNode(schema) || place.depth > maxDepth) return {}
  const { title, description, $ref } = schema
  const told = {
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
  }
  if ($ref !== undefined) return isDefinition($ref, place) ? { ...told, $ref } : told
  const { type, properties, anyOf, oneOf, allOf } = schema
  const types = [type].flat().flatMap((one) => looseTypes.get(one) ?? [])
  // A value that fits one branch may now fit several.
  const branches = branchesOf(anyOf ?? oneOf, place)
  const parts = branchesOf(allOf, place).filter(says)
  return {
    ...told,
    ...(types.length > 0 && { type: [...new Set(types), 'null'] }),
    ...maps({ properties }, { ...place, follows: true }),
    ...contents(schema, { ...place, depth: place.depth + 1, follows: true }),
    ...(branches.length > 0 && branches.every(says) && { anyOf: [...branches, { type: 'null' }] }),
    ...(parts.length > 0 && { allOf: parts }),
  }
}

const looseTypes = new Map<unknown, string>([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['array', 'array'],
  ['object', 'object'],
])

/** What a list or a map has of one kind. Lists with a schema for each place are read in several ways. */
function contents(schema: JsonSchema, place: Place): JsonSchema {
  const { items, prefixItems, additionalProperties: rest, patternProperties } = schema
  return {
    ...(isNode(items) && !prefixItems && { items: loose(items, place) }),
    ...(isNode(rest) && !patternProperties && { additionalProperties: loose(rest, place) }),
  }
}

function maps(named: Record<string, unknown>, place: Place): JsonSchema {
  const inner = { ...place, depth: place.depth + 1 }
  const known = Object.entries(named).flatMap(([keyword, map]) => {
    if (!isNode(map)) return []
    const entries = Object.entries(map).map(([name, one]) => [name, loose(one, inner)])
    return [[keyword, Object.fromEntries(entries)]]
  })
  return Object.fromEntries(known)
}

function branchesOf(all: unknown, place: Place): JsonSchema[] {
  const inner = { ...place, depth: place.depth + 1 }
  return Array.isArray(all) ? all.map((one) => loose(one, inner)) : []
}

/** Whether it keeps anything out. */
function says(schema: JsonSchema): boolean {
  return Object.keys(schema).some((key) => key !== 'title' && key !== 'description')
}

function isDefinition($ref: unknown, { root, follows }: Place): boolean {
  if (!follows || typeof $ref !== 'string') return false
  return /^#\/(?:\$defs|definitions)\/[^/]+$/.test($ref) && isNode(resolveRef(root, $ref))
}

function isNode(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

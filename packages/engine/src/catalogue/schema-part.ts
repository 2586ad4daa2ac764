import { MaillonError } from '@maillon/core'
import type { JsonSchema } from '@maillon/core/provider'
import { cutSchema, isObject } from '@maillon/core/toolkit'

/** What a model reads of a part at once. */
const most = 30_000
const note = 'Ask for it by its path.'

/**
 * What a schema says of the value at a path, by names of properties: `['query', 'bool']`. Lists and alternatives on the way are
 * passed through. With what it refers to, as far as a model can read it. Throws `invalid_arguments`, which tells the names that
 * there are.
 */
export function schemaPart(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const { $defs, ...root } = schema
  const defs = isObject($defs) ? $defs : {}
  let parts: JsonSchema[] = [root]
  for (const [index, name] of names.entries()) {
    const objects = objectsOf(parts, defs)
    parts = [...new Set(objects.flatMap((one) => propertyOf(one, name)))]
    if (parts.length === 0) throw noSuchPart(names.slice(0, index + 1), objects)
  }
  const [part = {}] = parts
  const found = parts.length === 1 ? part : { anyOf: parts }
  const near = nearest(found, defs)
  const whole = Object.keys(near).length > 0 ? { ...found, $defs: near } : found
  return cutSchema(whole, { most, note })
}

/** The schemas of an object that schemas are, or have as an alternative, or as items: each once, whatever leads to it. */
function objectsOf(schemas: readonly JsonSchema[], defs: JsonSchema): JsonSchema[] {
  const found = new Set<unknown>(schemas)
  for (const schema of found) {
    if (!isObject(schema)) continue
    const { $ref, allOf, anyOf, oneOf, items, prefixItems } = schema
    if (typeof $ref === 'string') found.add(definition(defs, $ref))
    found.add(items)
    for (const list of [allOf, anyOf, oneOf, prefixItems])
      if (Array.isArray(list)) for (const one of list) found.add(one)
  }
  return [...found].filter(isObject)
}

function propertyOf({ properties, additionalProperties }: JsonSchema, name: string): JsonSchema[] {
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    const property = properties[name]
    return [isObject(property) ? property : {}]
  }
  return isObject(additionalProperties) ? [additionalProperties] : []
}

/** What a schema refers to, the nearest first, until that is more than is shown. */
function nearest(schema: JsonSchema, defs: JsonSchema): JsonSchema {
  const found = new Map<string, unknown>()
  const waiting = refersTo(schema)
  let size = 0
  for (const name of waiting) {
    if (size > most || !Object.hasOwn(defs, name)) continue
    found.set(name, defs[name])
    size += JSON.stringify(defs[name]).length
    for (const one of refersTo(defs[name])) waiting.add(one)
  }
  return Object.fromEntries(found)
}

function refersTo(schema: unknown): Set<string> {
  const names = new Set<string>()
  const found = new Set([schema])
  for (const value of found) {
    if (typeof value !== 'object' || value === null) continue
    if (isObject(value) && typeof value.$ref === 'string') names.add(nameOf(value.$ref))
    for (const one of Object.values(value)) found.add(one)
  }
  return names
}

function definition(defs: JsonSchema, reference: string): unknown {
  const name = nameOf(reference)
  return Object.hasOwn(defs, name) ? defs[name] : undefined
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? ''
}

function noSuchPart(names: readonly string[], objects: readonly JsonSchema[]): MaillonError {
  const known = objects.flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  )
  return new MaillonError('invalid_arguments', {
    message: `There is nothing at /${names.join('/')} in this schema.`,
    hint:
      known.length > 0
        ? `There is: ${[...new Set(known)].slice(0, 40).join(', ').slice(0, 1_000)}.`
        : 'What stands there has no parts.',
  })
}

import { type JsonSchema, resolveRef } from '@maillon/core/provider'
import { isObject } from '@maillon/core/toolkit'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { namesOf } from '../results/pointer.ts'

/** Stands for each item of a list. */
const each = '*'
/** No schema says so deep what is one place. */
const maxHops = 64

/** The names to an argument: of a JSON Pointer, which begins with a slash, or the one name of it. */
export function placeOf(argument: string): readonly string[] {
  return argument.startsWith('/') ? namesOf(argument) : [argument]
}

/** What stands at a place: each value, or why there is none. */
export type Found = { value: unknown } | 'absent' | 'elsewhere'

/** All that arguments have at a place; several where it goes through the items of a list. */
export function* valuesAt(value: unknown, place: readonly string[]): Generator<Found> {
  const [name, ...rest] = place
  if (name === undefined) yield { value }
  else if (typeof value !== 'object' || value === null) yield 'elsewhere'
  else if (name === each && Array.isArray(value))
    for (const item of value) yield* valuesAt(item, rest)
  else if (name === each || (Array.isArray(value) && !/^\d+$/.test(name))) yield 'elsewhere'
  else if (!Object.hasOwn(value, name)) yield 'absent'
  else yield* valuesAt((value as Record<string, unknown>)[name], rest)
}

/** Whether a tool takes an argument at a place, as its schema says. */
export function takesArgument(
  { tool, inputSchema }: CatalogueTool,
  place: readonly string[],
): boolean {
  const root = tool.wholeInput ?? inputSchema
  return place.length > 0 && leadsTo(root, root, place)
}

function leadsTo(root: JsonSchema, schema: unknown, place: readonly string[], hops = 0): boolean {
  const [name, ...rest] = place
  if (name === undefined || schema === true) return true
  if (!isObject(schema) || hops > maxHops) return false
  const on = (next: unknown, left = place) => leadsTo(root, next, left, hops + 1)
  if (typeof schema.$ref === 'string' && on(resolveRef(root, schema.$ref))) return true
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  if (parts.some((part) => on(part))) return true
  if (name === each || /^\d+$/.test(name)) {
    const items = Array.isArray(schema.prefixItems) ? schema.prefixItems : []
    if ([...items, schema.items].some((item) => item !== undefined && on(item, rest))) return true
  }
  const { properties, additionalProperties: others } = schema
  if (isObject(properties) && Object.hasOwn(properties, name)) return on(properties[name], rest)
  if (isObject(others) || others === true) return on(others, rest)
  // What says nothing of what is in it may have anything.
  return others === undefined && !properties && !schema.items && !schema.$ref && parts.length === 0
    ? !isScalar(schema)
    : false
}

function isScalar({ type, enum: values }: JsonSchema): boolean {
  const types = [type ?? (values ? 'string' : 'object')].flat()
  return !types.some((one) => one === 'object' || one === 'array')
}

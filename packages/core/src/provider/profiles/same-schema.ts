import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'

/** The schema that it was made of where nothing of it changed, so that what needs nothing stays the same object. */
export function sameSchema(made: JsonSchema, from: unknown): JsonSchema {
  return isObject(from) && sameMembers(made, from) ? from : made
}

function sameMembers(made: JsonSchema, from: JsonSchema): boolean {
  const keys = Object.keys(made)
  if (keys.length !== Object.keys(from).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(from, key) && (made[key] === from[key] || sameLists(made[key], from[key])),
  )
}

function sameLists(made: unknown, from: unknown): boolean {
  if (isObject(made) && isObject(from)) return sameMaps(made, from)
  if (!Array.isArray(made) || !Array.isArray(from) || made.length !== from.length) return false
  return made.every((one, index) => one === from[index])
}

/** Of `properties`: the same names with the same schemas. */
function sameMaps(made: JsonSchema, from: JsonSchema): boolean {
  const keys = Object.keys(made)
  return (
    keys.length === Object.keys(from).length &&
    keys.every((key) => Object.hasOwn(from, key) && made[key] === from[key])
  )
}

/** The list that it was made of where it is the same. */
export function sameList(made: unknown[], from: unknown[]): unknown[] {
  const isSame = made.length === from.length && made.every((one, index) => one === from[index])
  return isSame ? from : made
}

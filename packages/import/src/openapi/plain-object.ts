import type { OpenApiDocument } from './document.ts'
import { isNode } from './node.ts'
import { textOf } from './texts.ts'

/** An object that says no more of itself than its properties, and which of them are there. */
export interface PlainObject {
  properties: [string, unknown][]
  required: ReadonlySet<string>
}

/**
 * What is sent of an object whose properties can stand for it, `allOf` together; undefined for anything else, and for one
 * of which nothing is sent.
 */
export function plainObject(document: OpenApiDocument, schema: unknown): PlainObject | undefined {
  const properties = new Map<string, unknown>()
  const required = new Set<string>()
  const seen = new Set<unknown>()
  const gather = (node: unknown): boolean => {
    const object = document.resolve(node)
    if (!isNode(object)) return false
    // What is among its own parts, or twice among others, says nothing more.
    if (seen.has(object)) return true
    seen.add(object)
    if (object.type !== undefined && object.type !== 'object') return false
    if (isNode(object.additionalProperties) || object.additionalProperties === true) return false
    const choices = [object.anyOf, object.oneOf].flatMap((branches) => branches ?? [])
    if (!choices.every(isRequirement)) return false
    for (const [name, value] of Object.entries(isNode(object.properties) ? object.properties : {}))
      properties.set(name, value)
    if (Array.isArray(object.required))
      for (const name of object.required) required.add(textOf(name))
    const parts = Array.isArray(object.allOf) ? object.allOf : []
    return parts.every((part) => gather(part))
  }
  if (!gather(schema)) return undefined
  const sent = [...properties].filter(([, value]) => {
    const found = document.resolve(value)
    return !(isNode(found) && found.readOnly === true)
  })
  return sent.length > 0 ? { properties: sent, required } : undefined
}

function isRequirement(branch: unknown): boolean {
  return isNode(branch) && Object.keys(branch).every((key) => key === 'required')
}

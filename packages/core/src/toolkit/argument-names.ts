import type { z } from 'zod'
import type { ToolInput } from './define-tool.ts'

type Json = Record<string, unknown>

/** Names of a tool's arguments, and of what is in those that are objects: a body is often one argument. */
export function argumentNames(input: ToolInput): string[] {
  // By its own word, since a toolkit may come with a copy of zod.
  if ('_zod' in input) return Object.keys((input as z.ZodObject).shape)
  const follow = (schema: unknown): unknown => {
    const name = isObject(schema) && /^#\/\$defs\/([^/]+)$/.exec(String(schema.$ref))?.[1]
    return name && isObject(input.$defs) ? input.$defs[name] : schema
  }
  const namesIn = (schema: unknown): string[] => {
    const found = follow(schema)
    return isObject(found) && isObject(found.properties) ? Object.keys(found.properties) : []
  }
  return Object.entries(input.properties ?? {}).flatMap(([name, schema]) => {
    const found = follow(schema)
    const parts = isObject(found) && Array.isArray(found.allOf) ? found.allOf : []
    return [name, ...namesIn(found), ...parts.flatMap(namesIn)]
  })
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

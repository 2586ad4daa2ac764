import { isObject } from '../is-object.ts'
import type { JsonSchema } from './json-schema.ts'

/** Keywords whose value is a schema or a list of schemas, and those whose value holds schemas by name. */
const holders = new Set([
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
  'not',
  'additionalProperties',
])
const maps = new Set(['properties', '$defs'])
const deepest = 30

/** How large a schema may be, and what stands where it is cut. */
export interface CutOptions {
  /** Characters of its JSON. */
  most: number
  /** Goes on after what is said of the value: where the rest of it is. */
  note: string
}

/**
 * A schema whose JSON is not larger than that: what is deepest is cut first, and says so. A reference to what is not among its
 * `$defs` is cut, too.
 */
export function cutSchema(schema: JsonSchema, { most, note }: CutOptions): JsonSchema {
  if (JSON.stringify(schema).length <= most) return schema
  const { $defs, ...root } = schema
  const defs = isObject($defs) ? $defs : {}
  // From the top, since what is not told need not be written first.
  let found = schema
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next = cutAt(root, { defs, note }, depth)
    if (JSON.stringify(next).length > most) break
    found = next
  }
  return found
}

/** Everything that is at most so many schemas deep, seen from the root through references. */
function cutAt(root: JsonSchema, { defs, note }: Surroundings, most: number): JsonSchema {
  const kept = new Map<string, JsonSchema>()
  const waiting: { name: string; depth: number }[] = []
  const ask = (depth: number) => (name: string) => {
    if (!Object.hasOwn(defs, name) || depth >= most) return false
    if (!kept.has(name)) {
      kept.set(name, {})
      waiting.push({ name, depth })
    }
    return true
  }
  const whole = limited(root, 0, { most, note, ask }) as JsonSchema
  for (const { name, depth } of waiting)
    kept.set(name, limited(defs[name], depth, { most, note, ask }) as JsonSchema)
  return kept.size === 0 ? whole : { ...whole, $defs: Object.fromEntries(kept) }
}

/** Whether a definition is told, seen from so deep. */
type Ask = (depth: number) => (name: string) => boolean

interface Surroundings {
  defs: JsonSchema
  note: string
}

interface Limit {
  most: number
  note: string
  ask: Ask
}

function limited(schema: unknown, depth: number, limit: Limit): unknown {
  const { most, note, ask } = limit
  if (Array.isArray(schema)) return schema.map((one) => limited(one, depth, limit))
  if (!isObject(schema)) return schema
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name !== undefined) return ask(depth)(name) ? schema : stub(schema, note)
  const isHolder = Object.entries(schema).some(
    ([key, value]) => (holders.has(key) || maps.has(key)) && typeof value === 'object',
  )
  if (depth >= most && isHolder) return stub(schema, note)
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (holders.has(key)) return [key, limited(value, depth + 1, limit)]
      if (!maps.has(key) || !isObject(value)) return [key, value]
      const inner = Object.entries(value).map(([one, own]) => [one, limited(own, depth + 1, limit)])
      return [key, Object.fromEntries(inner)]
    }),
  )
}

/** What a value is, without what is in it. */
function stub({ type, description }: JsonSchema, note: string): JsonSchema {
  const said = typeof description === 'string' ? `${description} ` : ''
  return { ...(type !== undefined && { type }), description: `${said}${note}` }
}

import { isNode, type Node } from './node.ts'

const cut = 'More of it is not told here: it is as the service documents it.'
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

/** A schema that is not larger than `most` characters of JSON: what is deepest is cut first, and says so. */
export function cutSchema(schema: Node, most: number): Node {
  if (JSON.stringify(schema).length <= most) return schema
  const { $defs, ...root } = schema
  const defs = isNode($defs) ? $defs : {}
  // From the top, since what is not told need not be written first.
  let found = schema
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next = cutAt(root, defs, depth)
    if (JSON.stringify(next).length > most) break
    found = next
  }
  return found
}

/** Everything that is at most so many schemas deep, seen from the root through references. */
function cutAt(root: Node, defs: Node, most: number): Node {
  const kept = new Map<string, Node>()
  const waiting: { name: string; depth: number }[] = []
  const ask = (depth: number) => (name: string) => {
    if (!Object.hasOwn(defs, name) || depth >= most) return false
    if (!kept.has(name)) {
      kept.set(name, {})
      waiting.push({ name, depth })
    }
    return true
  }
  const whole = limited(root, 0, most, ask) as Node
  for (const { name, depth } of waiting)
    kept.set(name, limited(defs[name], depth, most, ask) as Node)
  return kept.size === 0 ? whole : { ...whole, $defs: Object.fromEntries(kept) }
}

/** Whether a definition is told, seen from so deep. */
type Ask = (depth: number) => (name: string) => boolean

function limited(schema: unknown, depth: number, most: number, ask: Ask): unknown {
  if (Array.isArray(schema)) return schema.map((one) => limited(one, depth, most, ask))
  if (!isNode(schema)) return schema
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name !== undefined) return ask(depth)(name) ? schema : stub(schema)
  const isHolder = Object.entries(schema).some(
    ([key, value]) => (holders.has(key) || maps.has(key)) && typeof value === 'object',
  )
  if (depth >= most && isHolder) return stub(schema)
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (holders.has(key)) return [key, limited(value, depth + 1, most, ask)]
      if (!maps.has(key) || !isNode(value)) return [key, value]
      const inner = Object.entries(value).map(([one, own]) => [
        one,
        limited(own, depth + 1, most, ask),
      ])
      return [key, Object.fromEntries(inner)]
    }),
  )
}

/** What a value is, without what is in it. */
function stub({ type, description }: Node): Node {
  const said = typeof description === 'string' ? `${description} ` : ''
  return { ...(type !== undefined && { type }), description: `${said}${cut}` }
}

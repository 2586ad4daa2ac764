import { convertSchema, type Definitions } from './convert-schema.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import { Unusable } from './problems.ts'

/** A larger schema costs a model more than the tool is worth. */
export const largestSchema = 60_000

/** One argument of a tool, with its schema as the document has it. */
export interface Argument {
  name: string
  schema: unknown
  description: string
  required: boolean
}

/**
 * The JSON Schema of a tool's arguments. What is used once stands where it is used; what is used more often, or in
 * itself, stands in `$defs`. Throws Unusable for one that is too large.
 */
export function inputSchema(
  document: OpenApiDocument,
  args: readonly Argument[],
): Node & { type: 'object' } {
  const definitions: Definitions = new Map()
  const properties = args.map(({ name, schema, description }) => {
    const converted = convertSchema(document, definitions, schema)
    return [name, { ...converted, ...(description && { description }) }] as const
  })
  const required = args.filter((argument) => argument.required).map(({ name }) => name)
  const root: Node = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
  const defs = Object.fromEntries(
    [...definitions.values()].map(({ name, schema }) => [name, schema]),
  )
  const whole = Object.keys(defs).length > 0 ? inlined({ ...root, $defs: defs }) : root
  const { length } = JSON.stringify(whole)
  if (length > largestSchema) {
    throw new Unusable(
      `Its arguments take ${Math.round(length / 1000)} kB to describe; a tool may take ${largestSchema / 1000}.`,
    )
  }
  return { ...whole, type: 'object' }
}

const prefix = '#/$defs/'

/** Puts each definition that is used once, and not in itself, where it is used. */
function inlined({ $defs, ...root }: Node): Node {
  const defs = new Map(Object.entries($defs as Record<string, Node>))
  for (;;) {
    const uses = new Map<string, number>()
    const count = (node: unknown) =>
      walk(node, ({ $ref }) => {
        if (typeof $ref === 'string')
          uses.set($ref.slice(prefix.length), (uses.get($ref.slice(prefix.length)) ?? 0) + 1)
      })
    count(root)
    defs.forEach(count)
    const once = [...defs.keys()].filter((name) => uses.get(name) === 1 && !usesItself(defs, name))
    if (once.length === 0) break
    const [name = ''] = once
    const schema = defs.get(name) ?? {}
    defs.delete(name)
    const put = (node: Node) => {
      if (node.$ref !== prefix + name) return
      delete node.$ref
      for (const [key, value] of Object.entries(schema)) node[key] ??= value
    }
    walk(root, put)
    defs.forEach((one) => walk(one, put))
  }
  return defs.size > 0 ? { ...root, $defs: Object.fromEntries(defs) } : root
}

function usesItself(defs: ReadonlyMap<string, Node>, name: string): boolean {
  const seen = new Set<string>()
  const reaches = (at: string): boolean => {
    let found = false
    walk(defs.get(at), ({ $ref }) => {
      if (typeof $ref !== 'string' || found) return
      const next = $ref.slice(prefix.length)
      if (next === name) found = true
      else if (!seen.has(next)) {
        seen.add(next)
        found = reaches(next)
      }
    })
    return found
  }
  return reaches(name)
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, visit))
  if (!isNode(node)) return
  visit(node)
  Object.values(node).forEach((one) => walk(one, visit))
}

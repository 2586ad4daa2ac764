import { convertSchema, type Definitions, withPattern } from './convert-schema.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import { Unusable } from './problems.ts'

/** A larger schema costs a model more than the tool is worth. */
const largestSchema = 60_000
/** What shows nothing, and is read by a model all the same. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u

/** One argument of a tool, with its schema as the document has it. */
export interface Argument {
  name: string
  schema: unknown
  description: string
  required: boolean
}

/**
 * The JSON Schema of a tool's arguments. What is used once stands where it is used; what is used more often, or in
 * itself, stands in `$defs`. Throws Unusable for one that is too large, or hides something.
 */
export function inputSchema(
  document: OpenApiDocument,
  args: readonly Argument[],
): Node & { type: 'object' } {
  const definitions: Definitions = new Map()
  const properties = args.map(({ name, schema, description }) => {
    const converted = convertSchema(document, definitions, schema)
    const told = description && withPattern(description, isNode(schema) ? schema : {})
    return [name, { ...converted, ...(told && { description: told }) }] as const
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
  checkReadable(whole)
  return { ...whole, type: 'object' }
}

/** Throws Unusable for arguments that take too much to describe, or in whose names and values something is hidden. */
export function checkReadable(schema: Node): void {
  const json = JSON.stringify(schema)
  if (json.length > largestSchema) {
    throw new Unusable(
      `Its arguments take ${Math.round(json.length / 1000)} kB to describe; a tool may take ${largestSchema / 1000}.`,
    )
  }
  if (hidden.test(json))
    throw new Unusable('Names or values of its arguments have characters that nobody sees.')
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
    const name = [...defs.keys()].find((one) => uses.get(one) === 1 && !usesItself(defs, one))
    if (name === undefined) break
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

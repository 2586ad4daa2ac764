import { cutSchema } from '@maillon/core/toolkit'
import { withPattern } from './convert-schema.ts'
import { isNode, type Node } from './node.ts'
import { untold } from './texts.ts'
import { Unusable } from './problems.ts'
import { prefix, refersTo, type Schemas } from './schemas.ts'

/** A larger schema costs a model more than the tool is worth. */
const largestSchema = 60_000
/** What stands where a schema is cut. */
const more = 'COMPOSIO_GET_TOOL_SCHEMAS tells more of it, by its path.'
/** What shows nothing, and is read by a model all the same. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u

type Definitions = Pick<Schemas, 'definition'>

/** One argument of a tool, with its schema as the document has it. */
export interface Argument {
  name: string
  schema: unknown
  description: string
  required: boolean
  /** What a model has to know of it beside. */
  note?: string
}

/** What a tool takes, and all of it where that is cut: its references lead to the schemas of the document. */
export interface InputSchema {
  input: Node & { type: 'object' }
  wholeInput?: Node
}

/**
 * The JSON Schema of a tool's arguments. What is used once stands where it is used; what is used more often, or in
 * itself, stands in `$defs`. What is too large is cut where it is deepest. Throws Unusable for one that hides something.
 */
export function inputSchema(schemas: Schemas, args: readonly Argument[]): InputSchema {
  const properties = args.map(({ name, schema, description, note }) => {
    const converted = schemas.convert(schema)
    const said = description
      ? withPattern(description, isNode(schema) ? schema : {})
      : converted.description
    const told = [said, note].filter(Boolean).join(' ')
    return [name, { ...converted, ...(told && { description: told }) }] as const
  })
  const required = args.filter((argument) => argument.required).map(({ name }) => name)
  const root: Node = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
  return shownSchema(root, schemas)
}

/** A schema with what it refers to, as large as a tool's may be. Throws Unusable for one that hides something. */
export function shownSchema(root: Node, schemas: Definitions): InputSchema {
  const whole = withDefinitions(root, schemas)
  const shown = cutSchema(whole, { most: largestSchema, note: more })
  checkReadable(shown)
  const input = { ...shown, type: 'object' as const }
  return shown === whole ? { input } : { input, wholeInput: root }
}

/** Throws Unusable for arguments that take too much to describe, or in whose names and values something is hidden. */
function checkReadable(schema: Node): void {
  const json = JSON.stringify(schema)
  if (json.length > largestSchema) {
    throw new Unusable(
      `Its arguments take ${Math.round(json.length / 1000)} kB to describe; a tool may take ${largestSchema / 1000}.`,
    )
  }
  if (hidden.test(json))
    throw new Unusable('Names or values of its arguments have characters that nobody sees.')
}

/**
 * A schema with what it refers to, nearest first, until that is twice as large as a tool's may be: what is
 * further away would be cut anyway, and reading all of it for each tool would take as long as tools times schemas.
 */
function withDefinitions(root: Node, schemas: Definitions): Node {
  const uses = new Map<string, number>()
  const count = (names: readonly string[]) => {
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  const near = new Map<string, Node>()
  let size = JSON.stringify(root).length
  const waiting = refersTo(root)
  count(waiting)
  for (const name of waiting) {
    if (near.has(name) || size > 2 * largestSchema) continue
    const { schema, size: own, refers } = schemas.definition(name)
    near.set(name, schema)
    size += own
    count(refers)
    waiting.push(...refers)
  }
  // One that is used once is reached from the root, so that it is in none that is in itself.
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed)
    if (!isNode(value)) return value
    const name = typeof value.$ref === 'string' ? value.$ref.slice(prefix.length) : undefined
    const rest = Object.entries(value).map(([key, inner]) => [key, placed(inner)] as const)
    if (name === undefined) return Object.fromEntries(rest)
    const { $ref, ...beside } = Object.fromEntries(rest)
    const schema = near.get(name)
    if (!schema) return { ...untold, ...beside }
    return uses.get(name) === 1 ? { ...(placed(schema) as Node), ...beside } : { $ref, ...beside }
  }
  const whole = placed(root) as Node
  const kept = [...near].filter(([name]) => (uses.get(name) ?? 0) > 1)
  if (kept.length === 0) return whole
  return {
    ...whole,
    $defs: Object.fromEntries(kept.map(([name, schema]) => [name, placed(schema)])),
  }
}

import { cutSchema } from '@maillon/core/toolkit'
import { withPattern } from './convert-schema.ts'
import { isNode, type Node } from './node.ts'
import { Unusable } from './problems.ts'
import { type Definition, definitionOf, prefix, type Schemas } from './schemas.ts'
import { hides, untold } from './texts.ts'

/** A larger schema costs a model more than the tool is worth. */
const largestSchema = 60_000
/** What stands where a schema is cut. */
const more = 'COMPOSIO_GET_TOOL_SCHEMAS tells more of it, by its path.'

type Definitions = Pick<Schemas, 'definition'>

/** One argument of a tool, with its schema as the document has it. */
export interface Argument {
  name: string
  schema: unknown
  /** What it takes in place of that, as JSON Schema already. */
  exact?: Node
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
  const properties = args.map(({ name, schema, exact, description, note }) => {
    const converted = exact ?? schemas.convert(schema)
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
  const { whole, most, isPlain } = withDefinitions(root, schemas)
  if (isPlain && most <= largestSchema) return { input: { ...whole, type: 'object' } }
  const shown = cutSchema(whole, { most: largestSchema, note: more })
  // What was cut is small enough, and of what is plain, all parts are.
  if (shown === whole || !isPlain) checkReadable(JSON.stringify(shown))
  if (shown === whole) return { input: { ...whole, type: 'object' } }
  return { input: { ...shown, type: 'object' }, wholeInput: root }
}

/** Throws Unusable for arguments that take too much to describe, or in whose names and values something is hidden. */
function checkReadable(json: string): void {
  if (json.length > largestSchema) {
    throw new Unusable(
      `Its arguments take ${Math.round(json.length / 1000)} kB to describe; a tool may take ${largestSchema / 1000}.`,
    )
  }
  if (hides(json))
    throw new Unusable('Names or values of its arguments have characters that nobody sees.')
}

interface WithDefinitions {
  whole: Node
  /** Characters that its JSON has at most. */
  most: number
  /** Whether it is known that nothing in it is hidden. */
  isPlain: boolean
}

/**
 * A schema with what it refers to, nearest first, until that is twice as large as a tool's may be: what is
 * further away would be cut anyway, and reading all of it for each tool would take as long as tools times schemas.
 */
function withDefinitions(root: Node, schemas: Definitions): WithDefinitions {
  const uses = new Map<string, number>()
  const count = (names: readonly string[]) => {
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  const near = new Map<string, Definition>()
  const own = definitionOf(root)
  let most = own.size
  let isPlain = !own.isHiding
  const waiting = new Set(own.refers)
  count(own.refers)
  for (const name of waiting) {
    if (most > 2 * largestSchema) break
    const definition = schemas.definition(name)
    near.set(name, definition)
    // With its name, quoted, and what is between it and the next.
    most += definition.size + name.length + 4
    isPlain &&= !definition.isHiding
    count(definition.refers)
    for (const one of definition.refers) waiting.add(one)
  }
  // One that is used once is reached from the root, so that it is in none that is in itself.
  const isApart = (name: string) => uses.get(name) !== 1 && near.has(name)
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed)
    if (!isNode(value)) return value
    const name = typeof value.$ref === 'string' ? value.$ref.slice(prefix.length) : undefined
    const rest = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, placed(inner)]),
    )
    if (name === undefined || isApart(name)) return rest
    const { $ref: _, ...beside } = rest
    const definition = near.get(name)
    return { ...(definition ? schemaOf(definition) : untold), ...beside }
  }
  // Most schemas stay as they are, and all tools share them.
  const schemaOf = ({ schema, refers }: Definition) =>
    refers.every(isApart) ? schema : (placed(schema) as Node)
  const whole = schemaOf(own)
  const apart = [...near].filter(([name]) => isApart(name))
  if (apart.length === 0) return { whole, most, isPlain }
  const $defs = Object.fromEntries(apart.map(([name, one]) => [name, schemaOf(one)]))
  return { whole: { ...whole, $defs }, most: most + '"$defs":{},'.length, isPlain }
}

import { convertSchema } from './convert-schema.ts'
import type { OpenApiDocument } from './document.ts'
import { isNode, type Node } from './node.ts'
import { Unusable } from './problems.ts'
import { hides } from './texts.ts'

/** A schema of a document that others refer to, as JSON Schema. */
export interface Definition {
  schema: Node
  /** Characters of its JSON. */
  size: number
  /** Whether something in its JSON shows nothing. */
  isHiding: boolean
  /** The names that it refers to, those twice that it refers to more than once. */
  refers: string[]
}

/** A schema, and what is known of it at first sight. */
export function definitionOf(schema: Node): Definition {
  const json = JSON.stringify(schema)
  return { schema, size: json.length, isHiding: hides(json), refers: refersTo(schema) }
}

/** The schemas of a document, each read once, whatever number of tools has it. */
export interface Schemas {
  convert(schema: unknown): Node
  /** By its name in `$defs`. Throws Unusable for one that cannot be read. */
  definition(name: string): Definition
}

export const prefix = '#/$defs/'

/** Reads the schemas of a document as tools ask for them. */
export function createSchemas(document: OpenApiDocument): Schemas {
  const names = new Map<string, string>()
  const references = new Map<string, string>()
  const counts = new Map<string, number>()
  const read = new Map<string, Definition | Unusable>()
  const nameOf = (reference: string): string => {
    const known = names.get(reference)
    if (known !== undefined) return known
    const base = baseName(reference)
    const count = (counts.get(base) ?? 0) + 1
    counts.set(base, count)
    const name = count === 1 ? base : `${base}_${count}`
    if (references.has(name)) return nameOf(reference)
    names.set(reference, name)
    references.set(name, reference)
    return name
  }
  const convert = (schema: unknown) => convertSchema(document, nameOf, schema)
  const define = (name: string): Definition | Unusable => {
    try {
      return definitionOf(convert(document.resolve({ $ref: references.get(name) })))
    } catch (error) {
      if (error instanceof Unusable) return error
      throw error
    }
  }
  return {
    convert,
    definition(name) {
      const known = read.get(name) ?? define(name)
      read.set(name, known)
      if (known instanceof Unusable) throw known
      return known
    },
  }
}

/** Everything that schemas refer to, however far, by name; what cannot be read is left out. */
export function definitionsOf(
  roots: readonly Node[],
  schemas: Pick<Schemas, 'definition'>,
): Record<string, Node> {
  const found = new Map<string, Node>()
  const waiting = new Set(roots.flatMap(refersTo))
  for (const name of waiting) {
    try {
      const { schema, refers } = schemas.definition(name)
      found.set(name, schema)
      for (const one of refers) waiting.add(one)
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
    }
  }
  return Object.fromEntries(found)
}

/** The names in `$defs` that a schema refers to, those twice that it refers to more than once. */
function refersTo(schema: unknown): string[] {
  const once = new Set<string>()
  const again = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isNode(value)) return
    if (typeof value.$ref === 'string') {
      const name = value.$ref.slice(prefix.length)
      if (once.has(name)) again.add(name)
      else once.add(name)
    }
    for (const key of Object.keys(value)) visit(value[key])
  }
  visit(schema)
  return [...once, ...again]
}

function baseName(reference: string): string {
  const last = reference.split(/[/#]/).filter(Boolean).at(-1) ?? 'schema'
  return (
    last
      .replace(/\.(ya?ml|json)$/i, '')
      .replaceAll(/[^\w.-]/g, '_')
      .slice(0, 80) || 'schema'
  )
}

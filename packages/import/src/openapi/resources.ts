import { posix } from 'node:path'
import { isNode, type Node } from './node.ts'
import { textOf, untold } from './texts.ts'

/** What has an address of its own: a file, or a schema that names itself (JSON Schema 2020-12 §8.2). */
export interface Resource {
  node: unknown
  /** The file that it stands in. */
  file: unknown
  /** What is called by an anchor in it. */
  anchors: Map<string, unknown>
}

export type Resources = Map<string, Resource>

/** Keywords whose values are no schemas, and those whose values hold schemas by any name. */
const values = new Set(['example', 'examples', 'default', 'const', 'enum'])
const maps = new Set(
  'properties patternProperties $defs definitions dependentSchemas schemas parameters requestBodies responses headers paths pathItems'.split(
    ' ',
  ),
)

interface Found {
  node: Node
  base: string
  resource: Resource
}

/**
 * Adds a file and what in it has an address of its own. References of it say from then on where they lead below the
 * document's folder, or by which address; a `$dynamicRef` is a reference where it can mean one place alone.
 */
export function addResources(file: unknown, name: string, known: Resources): void {
  const whole: Resource = { node: file, file, anchors: new Map() }
  known.set(name, whole)
  const references: Found[] = []
  const dynamic = new Map<string, number>()
  const look = (node: Node, outer: Found): Found => {
    const id = node === file && typeof node.$self === 'string' ? node.$self : node.$id
    const isNamed = typeof id === 'string'
    const base = isNamed ? (addressOf(id, outer.base).split('#')[0] ?? '') : outer.base
    const resource =
      isNamed && node !== file
        ? { node, file, anchors: new Map<string, unknown>() }
        : outer.resource
    if (isNamed && !known.has(base)) known.set(base, resource)
    for (const anchor of [node.$anchor, node.$dynamicAnchor])
      if (typeof anchor === 'string') resource.anchors.set(anchor, node)
    if (typeof node.$dynamicAnchor === 'string')
      dynamic.set(node.$dynamicAnchor, (dynamic.get(node.$dynamicAnchor) ?? 0) + 1)
    const found = { node, base, resource }
    if (typeof node.$ref === 'string' || typeof node.$dynamicRef === 'string')
      references.push(found)
    return found
  }
  everySchema(file, { node: {}, base: name, resource: whole }, look)
  for (const { node, base } of references) {
    if (typeof node.$dynamicRef === 'string') settle(node, dynamic)
    if (typeof node.$ref === 'string') node.$ref = settled(node.$ref, { base, name, known })
  }
}

function everySchema(file: unknown, outer: Found, look: (node: Node, outer: Found) => Found): void {
  const waiting: { value: unknown; outer: Found; isMap: boolean }[] = [
    { value: file, outer, isMap: false },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, isMap } = next
    if (Array.isArray(value))
      for (const one of value) waiting.push({ value: one, outer: next.outer, isMap: false })
    if (!isNode(value)) continue
    const own = isMap ? next.outer : look(value, next.outer)
    for (const [key, inner] of Object.entries(value))
      if (typeof inner === 'object' && inner !== null && (isMap || !values.has(key)))
        waiting.push({ value: inner, outer: own, isMap: !isMap && maps.has(key) })
  }
}

/** Which of several places it means depends on the way that led to it, which a tool's schema does not tell. */
function settle(node: Node, dynamic: ReadonlyMap<string, number>): void {
  const reference = textOf(node.$dynamicRef)
  const isOne = (dynamic.get(reference.split('#')[1] ?? '') ?? 0) <= 1
  delete node.$dynamicRef
  if (isOne) node.$ref ??= reference
  else node.description ??= untold.description
}

function settled(
  reference: string,
  { base, name, known }: { base: string; name: string; known: Resources },
): string {
  const address = addressOf(reference, base)
  return known.has(address.split('#')[0] ?? '') ? address : belowFolder(reference, name)
}

function addressOf(reference: string, base: string): string {
  if (!hasScheme(base)) return belowFolder(reference, base)
  if (reference.startsWith('#')) return base + reference
  return URL.parse(reference, base)?.href ?? reference
}

/** A reference of one file, as it is below the document's folder. */
export function belowFolder(reference: string, from: string): string {
  if (hasScheme(reference)) return reference
  const [file = '', ...fragment] = reference.split('#')
  const name = decoded(file)
  const path =
    name === '' ? from : name.startsWith('/') ? name : posix.join(posix.dirname(from), name)
  return fragment.length > 0 ? `${path}#${fragment.join('#')}` : path
}

function hasScheme(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)
}

/** Percent-encoded text as what it says. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

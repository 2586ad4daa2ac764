import { isNode, type Node } from '../openapi/node.ts'

/** One difference between what a tool took and what it takes. */
export interface ArgumentChange {
  /** Its name, behind those of the objects that it is in. */
  argument: string
  kind: 'added' | 'removed' | 'required' | 'optional' | 'changed'
}

/** What differs between two tools' arguments, through objects that stand in them. */
export function argumentChanges(before: Node, after: Node): ArgumentChange[] {
  return compared(before, after, { before, after, path: '', depth: 0 })
}

interface Place {
  before: Node
  after: Node
  path: string
  depth: number
}

const deepest = 4

function compared(one: Node, other: Node, place: Place): ArgumentChange[] {
  const [old, now] = [propertiesOf(one), propertiesOf(other)]
  const [wasRequired, isRequired] = [requiredIn(one), requiredIn(other)]
  const changes = [...new Set([...Object.keys(old), ...Object.keys(now)])].map((name) => {
    const argument = `${place.path}${name}`
    const added = isRequired.has(name) ? ['added', 'required'] : ['added']
    if (!Object.hasOwn(old, name)) return said(argument, ...added)
    if (!Object.hasOwn(now, name)) return said(argument, 'removed')
    const need =
      wasRequired.has(name) === isRequired.has(name)
        ? []
        : said(argument, isRequired.has(name) ? 'required' : 'optional')
    return [...need, ...inside(old[name], now[name], { ...place, path: argument })]
  })
  return changes.flat()
}

function inside(old: unknown, now: unknown, place: Place): ArgumentChange[] {
  const [one, other] = [resolved(old, place.before), resolved(now, place.after)]
  if (JSON.stringify(one) === JSON.stringify(other) && !refers(one)) return []
  const [items, otherItems] = [one.items, other.items]
  const next = { ...place, depth: place.depth + 1 }
  if (next.depth > deepest) return []
  if (isNode(items) && isNode(otherItems) && one.type === other.type)
    return inside(items, otherItems, { ...next, path: `${place.path}[]` })
  const found =
    isNode(one.properties) && isNode(other.properties)
      ? compared(one, other, { ...next, path: `${place.path}.` })
      : []
  if (found.length > 0) return found
  const isSame = withoutProperties(one) === withoutProperties(other)
  return isSame ? [] : said(place.path, 'changed')
}

function said(argument: string, ...kinds: string[]): ArgumentChange[] {
  return kinds.map((kind) => ({ argument, kind: kind as ArgumentChange['kind'] }))
}

function resolved(schema: unknown, root: Node): Node {
  if (!isNode(schema)) return {}
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  const defs = isNode(root.$defs) ? root.$defs : {}
  return name !== undefined && isNode(defs[name]) ? defs[name] : schema
}

function refers(schema: Node): boolean {
  return JSON.stringify(schema).includes('"$ref"')
}

function withoutProperties(schema: Node): string {
  return JSON.stringify({ ...schema, properties: undefined, required: undefined })
}

function propertiesOf({ properties }: Node): Node {
  return isNode(properties) ? properties : {}
}

function requiredIn({ required }: Node): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : [])
}

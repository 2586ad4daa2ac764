import type { OpenApiDocument } from './document.ts'
import { isNode, type Node } from './node.ts'

/** About how long an answer is. */
export interface LargeAnswer {
  characters: number
  /** Of a list: so many items were reckoned with. */
  items?: number
}

interface Answering {
  method: string
  node: Node
}

/** From here on answers are stored, and read by parts. */
const large = 20_000
/** How many a list has of which nobody can ask for fewer, and lists within its items. */
const many = 100
const few = 3
/** Lists in lists in lists grow beyond what is a number. */
const longest = 1_000_000_000

const ofPages =
  /^(limit|first|last|top|take|rows|count|size|num|number|(per|page|max|batch|results?)[_-]?(page|size|results?|items|count|limit|per_?page|records)|items_?per_?page)$/i

/**
 * How long an operation's answer is, where its document tells that it is long: by an example, or by the schema of a list
 * for which no argument asks for fewer.
 */
export function createLargeAnswer(document: OpenApiDocument) {
  const sizes = new WeakMap<Node, number>()

  const sizeOf = (schema: unknown): number => {
    const node = resolved(schema)
    if (!node) return 20
    const known = sizes.get(node)
    if (known !== undefined) return known
    // What is in itself ends somewhere: as nothing.
    sizes.set(node, 4)
    const size = measured(node)
    sizes.set(node, size)
    return size
  }
  const measured = (node: Node): number => {
    if (node.example !== undefined) return JSON.stringify(node.example).length
    const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
      const list = node[keyword]
      if (!Array.isArray(list) || list.length === 0) return []
      const all = list.map(sizeOf)
      return keyword === 'allOf' ? all : [Math.max(...all)]
    })
    const rest = parts.reduce((sum, size) => sum + size, 0)
    const properties = isNode(node.properties) ? Object.entries(node.properties) : []
    if (properties.length > 0)
      return properties.reduce((sum, [name, own]) => sum + name.length + 4 + sizeOf(own), rest + 2)
    if (node.items !== undefined) return rest + few * sizeOf(node.items)
    if (isNode(node.additionalProperties))
      return rest + few * (12 + sizeOf(node.additionalProperties))
    return rest > 0 ? rest : valueSize(node)
  }
  function resolved(schema: unknown): Node | undefined {
    try {
      const found = document.resolve(schema)
      return isNode(found) ? found : undefined
    } catch {
      return undefined
    }
  }

  /** The list that an answer is, or that stands in it beside no more than what pages need: a thing of its own has an id. */
  const listIn = (schema: unknown, depth = 0): Node | undefined => {
    const node = resolved(schema)
    if (!node || depth > 2) return undefined
    if (node.items !== undefined) return node
    const properties = isNode(node.properties) ? node.properties : {}
    if (['id', 'name', 'key', 'slug'].some((name) => Object.hasOwn(properties, name)))
      return undefined
    const inner = Object.values(properties).map(resolved)
    const holders = inner.filter((one) => one?.items !== undefined || isNode(one?.properties))
    return holders.length === 1 ? listIn(holders[0], depth + 1) : undefined
  }

  return ({ method, node }: Answering, names: readonly string[]): LargeAnswer | undefined => {
    const content = answerOf(node, resolved)
    if (!content) return undefined
    const example = exampleIn(content, resolved)
    const told = example === undefined ? 0 : JSON.stringify(example).length
    const list = method === 'get' ? listIn(content.schema) : undefined
    const isByPages = names.some((name) => ofPages.test(name))
    const items = list && !isByPages ? Math.min(many, numberIn(list.maxItems) ?? many) : undefined
    const reckoned = list && items !== undefined ? items * sizeOf(list.items) : 0
    if (Math.max(told, reckoned) <= large) return undefined
    return told >= reckoned
      ? { characters: told }
      : {
          characters: Math.min(Math.round(reckoned), longest),
          ...(items !== undefined && { items }),
        }
  }
}

type Resolve = (node: unknown) => Node | undefined

/** The JSON of what an operation answers when it is done. */
function answerOf({ responses }: Node, resolved: Resolve): Node | undefined {
  if (!isNode(responses)) return undefined
  const done = Object.keys(responses).filter((status) => /^2(\d\d|XX)$/i.test(status))
  const content = resolved(responses[done[0] ?? 'default'])?.content
  if (!isNode(content)) return undefined
  const type = Object.keys(content).find((one) => /[/+]json\b/i.test(one))
  return type === undefined ? undefined : resolved(content[type])
}

function exampleIn({ example, examples }: Node, resolved: Resolve): unknown {
  if (example !== undefined || !isNode(examples)) return example
  return resolved(Object.values(examples)[0])?.value
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

const lengths: Readonly<Record<string, number>> = {
  uuid: 38,
  date: 12,
  'date-time': 26,
  uri: 60,
  url: 60,
}

function valueSize({ type, format, enum: values, maxLength }: Node): number {
  if (Array.isArray(values))
    return Math.max(...values.map((one) => (JSON.stringify(one) ?? '').length), 4)
  if (type === 'integer' || type === 'number') return 8
  if (type === 'boolean') return 5
  return Math.min(
    (typeof format === 'string' ? lengths[format] : undefined) ?? 22,
    (numberIn(maxLength) ?? 100) + 2,
  )
}

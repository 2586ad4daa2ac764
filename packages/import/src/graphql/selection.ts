import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { wordsOf } from '../openapi/texts.ts'

/**
 * How much is asked of an object: of the one that was asked for, its values and those of what it has; of one in a list, its
 * values and how what it has is called; of what another one has, its values, or how it is called.
 */
type Depth = 'whole' | 'item' | 'values' | 'names'

export interface SelectionOptions {
  schema: GraphQLSchema
  /** Whether secrets are asked for: a change may have made the one that it answers. */
  secrets: boolean
  /** Whether what is deprecated is asked for, too. */
  deprecated: boolean
}

/** What a tool asks of the type that a field answers, in braces; empty for what is a value itself. */
export type Select = (type: GraphQLOutputType) => string

/** What people go by, of anything that a service has. */
const telling =
  'id name title login displayName fullName identifier key number username slug email label'.split(
    ' ',
  )
/** More kinds than these are not told apart: each has its own fields in the document. */
const mostKinds = 20

/** Asks for what an answer needs to be of use, and no more than a service answers at once. */
export function createSelect({ schema, secrets, deprecated }: SelectionOptions): Select {
  const known = new Map<string, string>()
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType()])

  const isAsked = ({ args, deprecationReason, name }: GraphQLField) =>
    !args.some(isRequiredArgument) &&
    (deprecated || typeof deprecationReason !== 'string') &&
    !name.startsWith('__')
  const fieldsOf = (type: GraphQLCompositeType) =>
    isUnionType(type) ? [] : Object.values(type.getFields()).filter(isAsked)
  const valuesOf = (type: GraphQLCompositeType, depth: Depth) =>
    fieldsOf(type).filter(
      ({ name, type: value }) =>
        isLeafType(getNamedType(value)) && ((secrets && depth === 'whole') || !isSecret(name)),
    )

  const inside = (type: GraphQLCompositeType, depth: Depth): string => {
    const key = `${depth} ${type.name}`
    const before = known.get(key)
    if (before !== undefined) return before
    const parts = isAbstractType(type) ? ofAnyKind(type, depth) : ofObject(type, depth)
    const text = parts.length > 0 ? `{ ${parts.join(' ')} }` : ''
    known.set(key, text)
    return text
  }

  const ofObject = (type: GraphQLObjectType, depth: Depth): string[] => {
    if (depth === 'names') return namesOf(type)
    const page = depth === 'whole' && pageOf(type)
    if (page) return page
    const values = valuesOf(type, depth).map(({ name }) => name)
    const objects = depth === 'values' ? [] : objectsOf(type, depth)
    const all = [...values, ...objects]
    return all.length > 0 || depth === 'values' ? all : ['__typename']
  }

  const objectsOf = (type: GraphQLCompositeType, depth: 'whole' | 'item'): string[] =>
    fieldsOf(type).flatMap((field) => {
      const named = getNamedType(field.type)
      // A list within an object is asked for by pages, and a root has everything.
      if (!isCompositeType(named) || isPage(named) || roots.has(named)) return []
      const isList = isListType(getNullableType(field.type))
      if (depth === 'item' && isList) return []
      const text = inside(named, depth === 'whole' ? 'values' : 'names')
      return text === '' ? [] : `${field.name} ${text}`
    })

  const namesOf = (type: GraphQLCompositeType): string[] => {
    const names = new Set(valuesOf(type, 'names').map(({ name }) => name))
    const found = telling.filter((name) => names.has(name)).slice(0, 4)
    return found.some((name) => name !== 'id') ? found : []
  }

  /** A page of a list (https://relay.dev/graphql/connections.htm). */
  const pageOf = (type: GraphQLObjectType): string[] | undefined => {
    if (!isPage(type)) return undefined
    const { nodes, edges, pageInfo } = type.getFields()
    const values = valuesOf(type, 'item').map(({ name }) => name)
    const node = edges && edgeOf(edges.type)?.getFields().node
    const items = nodes
      ? [`nodes ${itemsOf(nodes.type)}`]
      : node
        ? [`edges { node ${itemsOf(node.type)} }`]
        : []
    const info = pageInfo
      ? [`pageInfo ${inside(getNamedType(pageInfo.type) as GraphQLObjectType, 'values')}`]
      : []
    return [...values, ...items, ...info].map((part) => part.trim())
  }

  const itemsOf = (type: GraphQLOutputType): string => {
    const named = getNamedType(type)
    return isCompositeType(named) ? inside(named, 'item') : ''
  }

  /** Of what may be of several kinds: what all have, and of each kind its own values. */
  const ofAnyKind = (type: GraphQLCompositeType, depth: Depth): string[] => {
    if (!isAbstractType(type)) return []
    const shared = depth === 'names' ? namesOf(type) : valuesOf(type, depth).map(({ name }) => name)
    if (depth === 'names') return shared.length > 0 ? ['__typename', ...shared] : []
    const kinds = schema.getPossibleTypes(type)
    const objects = depth === 'values' ? [] : objectsOf(type, depth)
    if (kinds.length > mostKinds) return ['__typename', ...shared, ...objects]
    const types = new Map<string, string>()
    const names = new Set(
      [type, ...kinds].flatMap((kind) => fieldsOf(kind).map(({ name }) => name)),
    )
    const own = kinds.flatMap((kind) => {
      const values = valuesOf(kind, depth).flatMap((field) => {
        if (shared.includes(field.name)) return []
        const form = String(field.type)
        const before = types.get(field.name)
        types.set(field.name, before ?? form)
        // Fields of one name have to be of one type in an answer.
        if (before === undefined || before === form) return field.name
        let name = `${kind.name}_${field.name}`
        while (names.has(name)) name += '_'
        names.add(name)
        return `${name}: ${field.name}`
      })
      return values.length > 0 ? `... on ${kind.name} { ${values.join(' ')} }` : []
    })
    return ['__typename', ...shared, ...objects, ...own]
  }

  return (type) => {
    const named = getNamedType(type)
    if (!isCompositeType(named)) return ''
    return inside(named, isListType(getNullableType(type)) ? 'item' : 'whole')
  }
}

/** Whether a type is a page of a list: a connection, in Relay's word. */
export function isPage(type: GraphQLOutputType): type is GraphQLObjectType {
  if (!isObjectType(type)) return false
  const { nodes, edges, pageInfo } = type.getFields()
  const isInfo = pageInfo !== undefined && isObjectType(getNamedType(pageInfo.type))
  return (
    isInfo &&
    (isList(nodes) || (isList(edges) && edgeOf(edges?.type)?.getFields().node !== undefined))
  )
}

/** Whether a value opens something, by its name; tokens of pages do not. */
function isSecret(name: string): boolean {
  const words = wordsOf(name).map((word) => word.toLowerCase())
  const last = words.at(-1) ?? ''
  if (last === 'secret' || last === 'password') return true
  const before = words.at(-2) ?? ''
  return last === 'token' && !/^(page|next|previous|continuation|sync|cursor)$/.test(before)
}

function isList(field: GraphQLField | undefined): boolean {
  return field !== undefined && isListType(getNullableType(field.type))
}

function edgeOf(type: GraphQLOutputType | undefined): GraphQLObjectType | undefined {
  const named = type && getNamedType(type)
  return isObjectType(named) ? named : undefined
}

import type { Parameter } from '../toolkit-file.ts'
import type { OpenApiDocument } from './document.ts'
import type { Argument } from './input-schema.ts'
import { isNode, type Node } from './node.ts'
import { Unusable } from './problems.ts'
import { shortText, textOf } from './texts.ts'
import { isCredential, isKeyInPath } from './undeclared-keys.ts'

/** Headers that the engine sets, or that would say where a request came from or whom it speaks for. */
const reserved =
  /^(host|authorization|cookie2?|content-(type|length|encoding)|accept(-(encoding|charset))?|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|via|forwarded|x-forwarded-.*|x-real-ip|proxy-.*|user-agent)$/i

/** An argument and where its value goes. */
export interface ReadParameter {
  argument: Argument
  parameter: Parameter
}

/** Gives out names of a tool's arguments; `place` tells two of one name apart. */
export type GiveName = (wanted: string, place: string) => string

/** The names of a tool's arguments: letters, digits, `_`, `.` and `-`, as model APIs take them, each once. */
export function createNames(): GiveName {
  const given = new Set(['__proto__'])
  return (wanted, place) => {
    const base =
      wanted
        .replaceAll(/[^\w.-]+/g, '_')
        .replaceAll(/^_+|_+$/g, '')
        .slice(0, 48) || 'value'
    let name = given.has(base) ? `${base}_in_${place}` : base
    for (let number = 2; given.has(name); number += 1) name = `${base}_${number}`
    given.add(name)
    return name
  }
}

export interface ParameterOptions {
  document: OpenApiDocument
  path: string
  /** Parameters of the path that stand in its query, by their names there. */
  inQuery: ReadonlyMap<string, string>
  /** Of the path, and the operation's own, which come first. */
  lists: readonly [unknown, unknown]
  nameOf: GiveName
  /** Places of keys that accounts have. */
  keys: ReadonlySet<string>
  /** Places of what opens an account, and accounts do not have. */
  withheld: ReadonlySet<string>
  told: (message: string) => void
}

/**
 * The parameters of an operation. What accounts or the engine fill in is left out. Throws Unusable where one is required
 * that nobody can fill in.
 */
export function readParameters(options: ParameterOptions): ReadParameter[] {
  const { document, path, inQuery, lists, told } = options
  const byPlace = new Map<string, Node>()
  for (const one of lists.flatMap(listOf).map((node) => document.resolve(node))) {
    if (
      !isNode(one) ||
      typeof one.name !== 'string' ||
      one.name === '' ||
      typeof one.in !== 'string'
    )
      throw new Unusable('One of its parameters has no name, or does not say where it goes.')
    byPlace.set(`${one.in} ${one.name}`, one)
  }
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  for (const name of inPath.filter((one) => !byPlace.has(`path ${one}`))) {
    told(`Its path has {${name.slice(0, 80)}}, which it does not describe: taken as text.`)
    byPlace.set(`path ${name}`, { name, in: 'path', schema: { type: 'string' } })
  }
  return [...byPlace.values()].flatMap((node) => {
    const name = textOf(node.name)
    if (node.in === 'path' && isKeyInPath(path, node))
      told(
        `Its path has {${name.slice(0, 80)}}, which looks like the account's key: models would have to write it.`,
      )
    if (node.in !== 'path' || inPath.includes(name)) return readParameter(node, options) ?? []
    const moved = inQuery.get(name)
    return moved === undefined
      ? []
      : (readParameter({ ...node, in: 'query', name: moved }, options) ?? [])
  })
}

const places = new Set(['path', 'query', 'header', 'cookie'])

function readParameter(
  node: Node,
  { nameOf, keys, withheld }: ParameterOptions,
): ReadParameter | undefined {
  const name = textOf(node.name)
  const place = textOf(node.in)
  if (!places.has(place))
    throw new Unusable(`The parameter "${name}" goes to "${place.slice(0, 40)}", which is nowhere.`)
  const required = node.required === true || place === 'path'
  if (place === 'header' && reserved.test(name)) return undefined
  if (place !== 'path' && keys.has(`${place} ${name.toLowerCase()}`)) return undefined
  if (
    place !== 'path' &&
    (isCredential(place, name) || withheld.has(`${place} ${name.toLowerCase()}`))
  ) {
    if (!required) return undefined
    throw new Unusable(
      `It needs the ${place} "${name.slice(0, 80)}", which opens an account and is no argument.`,
    )
  }
  if (place !== 'query' && place !== 'path' && !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    throw new Unusable(`"${name.slice(0, 80)}" is no name of a ${place}.`)
  const [type, content] = isNode(node.content) ? (Object.entries(node.content)[0] ?? []) : []
  const argument = {
    name: nameOf(name, place),
    schema: isNode(content) ? content.schema : node.schema,
    description: shortText(node.description, 300),
    required,
  }
  const isSplit = node.allowReserved === true
  return {
    argument,
    parameter: {
      argument: argument.name,
      name,
      in: place as Parameter['in'],
      ...styleOf(node, place, type),
      ...(isSplit && (place === 'query' || place === 'path') && { allowReserved: true }),
    },
  }
}

const styles: Record<string, readonly string[]> = {
  path: ['simple', 'label', 'matrix'],
  header: ['simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  cookie: ['form', 'cookie'],
}

function styleOf(
  node: Node,
  place: string,
  type: string | undefined,
): Pick<Parameter, 'style' | 'explode'> {
  if (isNode(node.content)) return type === undefined || /json/i.test(type) ? { style: 'json' } : {}
  const { style, explode } = node
  const isKnown = typeof style === 'string' && styles[place]?.includes(style) === true
  if (style !== undefined && !isKnown) {
    const told = typeof style === 'string' ? `"${style.slice(0, 40)}"` : 'that is no text'
    throw new Unusable(
      `The style ${told} of the parameter "${textOf(node.name)}" is not known here.`,
    )
  }
  return {
    ...(style !== undefined &&
      place !== 'cookie' && { style: style as NonNullable<Parameter['style']> }),
    ...(typeof explode === 'boolean' && { explode }),
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

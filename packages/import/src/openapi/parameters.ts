import type { Parameter } from '../toolkit-file.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import type { Argument } from './input-schema.ts'
import { Unusable } from './problems.ts'
import { shortText } from './texts.ts'

/** Headers that the engine sets, or that would say where a request came from or whom it speaks for. */
const reserved =
  /^(host|authorization|cookie2?|content-(type|length|encoding)|accept(-.*)?|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|via|forwarded|x-forwarded-.*|x-real-ip|proxy-.*|user-agent)$/i

/** An argument and where its value goes. */
export interface ReadParameter {
  argument: Argument
  parameter: Parameter
}

/** The names of a tool's arguments: letters, digits, `_`, `.` and `-`, as model APIs take them, each once. */
export function createNames(): (wanted: string) => string {
  const given = new Set(['__proto__'])
  return (wanted) => {
    const base =
      wanted
        .replaceAll(/[^\w.-]+/g, '_')
        .replaceAll(/^_+|_+$/g, '')
        .slice(0, 60) || 'value'
    let name = base
    for (let number = 2; given.has(name); number += 1) name = `${base}_${number}`
    given.add(name)
    return name
  }
}

/**
 * The parameters of an operation, its own before those of its path. Cookies and reserved headers are left out. Throws
 * Unusable where one of those is required, or the path names a parameter that is not there.
 */
export function readParameters(
  document: OpenApiDocument,
  path: string,
  [ofPath, own]: readonly [unknown, unknown],
  nameOf: (wanted: string) => string,
): ReadParameter[] {
  const byPlace = new Map<string, Node>()
  for (const one of [...listOf(ofPath), ...listOf(own)].map(document.resolve)) {
    if (!isNode(one) || typeof one.name !== 'string' || typeof one.in !== 'string')
      throw new Unusable('One of its parameters has no name, or does not say where it goes.')
    byPlace.set(`${one.in} ${one.name}`, one)
  }
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  const missing = inPath.find((name) => !byPlace.has(`path ${name}`))
  if (missing !== undefined)
    throw new Unusable(`Its path has {${missing}}, and it has no such parameter.`)
  return [...byPlace.values()].flatMap((node) => {
    if (node.in === 'path' && !inPath.includes(String(node.name))) return []
    return readParameter(node, nameOf) ?? []
  })
}

function readParameter(node: Node, nameOf: (wanted: string) => string): ReadParameter | undefined {
  const name = String(node.name)
  const place = node.in
  const required = node.required === true || place === 'path'
  const isLeftOut = place === 'header' && reserved.test(name)
  if (place === 'cookie' || isLeftOut) {
    if (!required || isLeftOut) return undefined
    throw new Unusable(`It needs the cookie "${name}", and none is sent.`)
  }
  if (place !== 'path' && place !== 'query' && place !== 'header')
    throw new Unusable(
      `The parameter "${name}" goes to "${String(place).slice(0, 40)}", which is nowhere.`,
    )
  if (place === 'header' && !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    throw new Unusable(`"${name}" is no name of a header.`)
  const content = isNode(node.content) ? Object.values(node.content)[0] : undefined
  const argument = {
    name: nameOf(name),
    schema: isNode(content) ? content.schema : node.schema,
    description: shortText(node.description, 300),
    required,
  }
  return {
    argument,
    parameter: { argument: argument.name, name, in: place, ...styleOf(node, place) },
  }
}

const styles: Record<string, readonly string[]> = {
  path: ['simple'],
  header: ['simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
}

function styleOf(node: Node, place: string): Pick<Parameter, 'style' | 'explode'> {
  if (isNode(node.content)) return { style: 'json' }
  const { style, explode } = node
  const isKnown = typeof style === 'string' && styles[place]?.includes(style) === true
  if (style !== undefined && !isKnown) {
    const told = typeof style === 'string' ? `"${style.slice(0, 40)}"` : 'that is no text'
    throw new Unusable(
      `The style ${told} of the parameter "${String(node.name)}" is not known here.`,
    )
  }
  return {
    ...(style !== undefined && { style: style as NonNullable<Parameter['style']> }),
    ...(typeof explode === 'boolean' && { explode }),
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

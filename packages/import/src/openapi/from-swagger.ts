import { createRequire } from 'node:module'
import { MaillonError } from '@maillon/core/toolkit'
import type * as Upgrader from '@scalar/openapi-upgrader/2.0-to-3.0'
import { leftOut } from './left-out.ts'
import { isNode, type Node, walk } from './node.ts'
import { Unusable } from './problems.ts'
import { textOf } from './texts.ts'

type Resolve = (node: unknown) => unknown

/**
 * A Swagger 2.0 document as OpenAPI 3. What the upgrade stumbles over, or cannot see, is put in order before: parameters
 * that all operations of a path share, references among parameters and into paths, and answers, of which nothing is made.
 * Throws `config_invalid` for what cannot be read as one.
 */
export function fromSwagger(root: Node, from: string, resolve: Resolve): Node {
  const paths = { ...nodeAt(root, 'paths'), ...nodeAt(root, 'x-ms-paths') }
  delete root['x-ms-paths']
  delete root.responses
  outOfPaths(root, resolve)
  if (root.schemes === undefined) root.schemes = ['https']
  if (Array.isArray(root.consumes) && root.consumes.length === 0) delete root.consumes
  root.paths = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path, pathItem(item, resolve)]),
  )
  const { upgradeFromTwoToThree } = upgrader()
  try {
    const upgraded: unknown = upgradeFromTwoToThree({ ...root, swagger: '2.0' })
    if (isNode(upgraded)) return upgraded
  } catch (cause) {
    throw unreadable(from, cause instanceof Error ? cause.message : String(cause))
  }
  throw unreadable(from, 'it is no object.')
}

/** Most documents are of version 3, and are read without it. */
function upgrader(): typeof Upgrader {
  try {
    return createRequire(import.meta.url)('@scalar/openapi-upgrader/2.0-to-3.0') as typeof Upgrader
  } catch (cause) {
    throw leftOut('@scalar/openapi-upgrader', cause)
  }
}

/** Each operation with all of its parameters; what cannot be read stays as it is, and is told where it is read. */
function pathItem(item: unknown, resolve: Resolve): unknown {
  const path = resolved(item, resolve)
  if (!isNode(path) || path.$ref !== undefined) return path
  return Object.fromEntries(
    Object.entries(path).flatMap(([method, written]): [string, unknown][] => {
      if (method === 'parameters' || method.startsWith('x-')) return []
      const operation = resolved(written, resolve)
      if (!isNode(operation)) return [[method, false]]
      if (operation.$ref !== undefined) return [[method, operation]]
      const { responses: _, consumes, ...rest } = operation
      const parameters = all([path.parameters, operation.parameters], resolve)
      const types = Array.isArray(consumes) && consumes.length > 0 ? { consumes } : {}
      return [[method, { ...rest, ...types, parameters, responses: {} }]]
    }),
  )
}

function all(lists: readonly unknown[], resolve: Resolve): Node[] {
  const byPlace = new Map<string, Node>()
  for (const one of lists.flatMap((list) => (Array.isArray(list) ? list : []))) {
    const found = resolved(one, resolve)
    const parameter = isNode(found) ? structuredClone(found) : {}
    const isPlaced = typeof parameter.in === 'string'
    byPlace.set(`${textOf(parameter.in)} ${textOf(parameter.name)}`, {
      ...parameter,
      ...(!isPlaced && { in: 'nowhere' }),
    })
  }
  return [...byPlace.values()]
}

/** The upgrade moves what stands in paths, so what is referred to there goes to the definitions. */
function outOfPaths(root: Node, resolve: Resolve): void {
  const definitions = { ...nodeAt(root, 'definitions') }
  const moved = new Map<string, string>()
  walk(root, (node) => {
    if (typeof node.$ref !== 'string' || !node.$ref.startsWith('#/paths/')) return
    const name = moved.get(node.$ref) ?? `InPaths${moved.size + 1}`
    const target = resolved({ $ref: node.$ref }, resolve)
    if (!isNode(target) || target.$ref === node.$ref || isNode(target.responses)) return
    moved.set(node.$ref, name)
    definitions[name] = target
    node.$ref = `#/definitions/${name}`
  })
  if (Object.keys(definitions).length > 0) root.definitions = definitions
}

function resolved(node: unknown, resolve: Resolve): unknown {
  try {
    return resolve(node)
  } catch (error) {
    if (error instanceof Unusable) return node
    throw error
  }
}

function nodeAt(root: Node, name: string): Node {
  const value = root[name]
  return isNode(value) ? value : {}
}

function unreadable(from: string, why: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${from} is no sound Swagger 2.0 document: ${why}`,
    hint: 'Mend it, or convert it to OpenAPI 3.',
  })
}

import { basename } from 'node:path'
import { MaillonError } from '@maillon/core/toolkit'
import { kindOf } from './kind-of.ts'
import { isNode, type Node } from './node.ts'
import { parseText } from './parse-text.ts'
import { createResolver, type ReadFile } from './references.ts'
import { fromDiscovery, isDiscovery } from './from-discovery.ts'
import { fromSwagger } from './from-swagger.ts'

/** An OpenAPI document and what its references lead to. */
export interface OpenApiDocument {
  root: Node
  /** The node itself, or what its `$ref` leads to. Throws Unusable when that is nowhere, or elsewhere. */
  resolve(node: unknown): unknown
}

export interface Reading {
  /** The document's address, or its file's name. */
  from: string
  /** Reads the files that it refers to, below its own folder. */
  readFile?: ReadFile | undefined
}

/** Reads JSON or YAML. Throws `config_invalid` for what is no OpenAPI 3, Swagger 2.0 or Google discovery document. */
export function readDocument(text: string, { from, readFile }: Reading): OpenApiDocument {
  const value = parsed(text, from)
  const path = basename(from)
  const isNamed = /\$(id|self|anchor|dynamicAnchor)\b/.test(text)
  const resolverOf = (node: Node) => createResolver(node, { path, readFile, isNamed })
  const root = openApiOf(value, text, { from, resolverOf })
  if (!isNode(root.paths))
    throw invalid(`${from} has no paths.`, 'There is nothing to make tools of.')
  return { root, resolve: resolverOf(root) }
}

interface OfVersion {
  from: string
  resolverOf: (root: Node) => (node: unknown) => unknown
}

function openApiOf(value: unknown, text: string, { from, resolverOf }: OfVersion): Node {
  const root = isNode(value) ? value : {}
  if (typeof root.openapi === 'string' && /^3\.[0-2](\.|$)/.test(root.openapi)) return root
  if (root.swagger === '2.0' || root.swagger === 2) return fromSwagger(root, from, resolverOf(root))
  if (isDiscovery(root)) return fromDiscovery(root)
  const kind = kindOf(value, text)
  throw kind
    ? invalid(`${from} is ${kind.what}.`, kind.hint)
    : invalid(
        `${from} is no OpenAPI document of version 2.0 to 3.2${typeof root.openapi === 'string' ? `, but of ${root.openapi.slice(0, 20)}` : ''}.`,
        'Pass the document itself, as JSON or YAML.',
      )
}

function parsed(text: string, from: string): unknown {
  try {
    return parseText(text)
  } catch (cause) {
    if (MaillonError.is(cause)) throw cause
    const kind = kindOf(undefined, text)
    if (kind) throw invalid(`${from} is ${kind.what}.`, kind.hint)
    throw invalid(
      `${from} is neither JSON nor YAML: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Pass the document itself, and not the page that shows it.',
    )
  }
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}

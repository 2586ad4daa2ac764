import type { HttpCall, ToolOfFile } from '../toolkit-file.ts'
import { baseUrlOf } from './base-url.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import { inputSchema } from './input-schema.ts'
import { createNames, readParameters } from './parameters.ts'
import { Unusable } from './problems.ts'
import { readBody } from './request-body.ts'
import { scopesOf } from './security.ts'
import { shortText, wordsOf } from './texts.ts'

/** One operation of a document, as it stands there. */
export interface Operation {
  method: 'get' | 'put' | 'post' | 'delete' | 'patch'
  path: string
  node: Node
  /** What all operations of the path have. */
  shared: Node
}

export interface ReadOperation {
  document: OpenApiDocument
  baseUrl: string
  /** The document's own address. */
  from: string
  /** The name of the security scheme in use. */
  scheme: string | undefined
  slugOf: (operation: string) => string
}

/** Methods that tools have; the others ask about an address, or for nothing that an agent needs. */
export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

/** What an operation is called: its operationId, or its method and path. */
export function nameOf({ method, path, node }: Operation): string {
  if (typeof node.operationId === 'string' && wordsOf(node.operationId).length > 0)
    return node.operationId
  return `${method} ${path.replaceAll(/\{([^{}]+)\}/g, 'by $1')}`
}

/** An operation as a tool. Throws Unusable where none can be made of it. */
export function readOperation(operation: Operation, options: ReadOperation): ToolOfFile {
  const { document, baseUrl, from, scheme, slugOf } = options
  const { method, path, node, shared } = operation
  if (
    !/^\/(?!\/)[^?#\\\s]*$/.test(path) ||
    /(^|\/)\.{1,2}(\/|$)/.test(path) ||
    /%2e|%2f|%5c/i.test(path)
  )
    throw new Unusable('Its path is none that stays below the server’s own address.')
  if (/\p{C}/u.test(path)) throw new Unusable('Its path has characters that nobody sees.')
  const servers = node.servers ?? shared.servers
  if (servers !== undefined && baseUrlOf(servers, from) !== baseUrl)
    throw new Unusable('It is on a server of its own, to which no credential would go.')
  const names = createNames()
  const parameters = readParameters(document, path, [shared.parameters, node.parameters], names)
  const body = method === 'get' ? undefined : readBody(document, node.requestBody, names)
  const name = nameOf(operation)
  const scopes = scopesOf(document, node, scheme)
  const input = inputSchema(document, [
    ...parameters.map(({ argument }) => argument),
    ...(body?.args ?? []),
  ])
  return {
    slug: slugOf(name),
    name: titleOf(operation),
    description: describe(operation),
    effect: method === 'get' ? 'read' : method === 'delete' ? 'destroy' : 'write',
    ...((method === 'put' || method === 'delete') && { idempotent: true }),
    ...(scopes.length > 0 && { scopes }),
    input,
    call: {
      kind: 'http',
      method: method.toUpperCase() as HttpCall['method'],
      path,
      parameters: parameters.map(({ parameter }) => parameter),
      ...(body && { body: body.body }),
    },
  }
}

function titleOf(operation: Operation): string {
  const summary = shortText(operation.node.summary, 80)
  if (summary) return summary
  const words = wordsOf(nameOf(operation)).join(' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1, 80)
}

function describe(operation: Operation): string {
  const { node, method, path } = operation
  const [summary, description] = [
    shortText(node.summary, 120),
    shortText(firstParagraph(node.description), 400),
  ]
  if (!description) return summary || `${method.toUpperCase()} ${path}`
  if (!summary || description.toLowerCase().startsWith(summary.toLowerCase().replace(/\.$/, '')))
    return description
  return `${summary.replace(/[.!?]?$/, '.')} ${description}`
}

/** What comes after it is mostly for people: notes, tables, links. */
function firstParagraph(text: unknown): unknown {
  return typeof text === 'string' ? text.trim().split(/\n\s*\n/)[0] : undefined
}

/** All operations of a document, in its order; `told` hears of what is none. */
export function operationsOf(
  document: OpenApiDocument,
  told: (message: string, ...at: string[]) => void,
): Operation[] {
  return Object.entries(document.root.paths as Node).flatMap(([path, item]) => {
    if (path.startsWith('x-')) return []
    try {
      const shared = document.resolve(item)
      if (!isNode(shared)) throw new Unusable('This path has no operations.')
      return methods.flatMap((method) => {
        const node = shared[method]
        if (node !== undefined && !isNode(node)) told('This is no operation.', path, method)
        return isNode(node) ? [{ method, path, node, shared }] : []
      })
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      told(error.message, path)
      return []
    }
  })
}

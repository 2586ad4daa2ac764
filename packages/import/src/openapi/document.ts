import { MaillonError } from '@maillon/core'
import { parse } from 'yaml'
import { Unusable } from './problems.ts'

/** Any object of a document; what is in it is looked at where it is used. */
export type Node = Record<string, unknown>

/** An OpenAPI document and what its references lead to. */
export interface OpenApiDocument {
  root: Node
  /** The node itself, or what its `$ref` leads to. Throws Unusable when that is nowhere, or in another document. */
  resolve(node: unknown): unknown
}

const longestChain = 50

/** Reads JSON or YAML. Throws `config_invalid` for what is no OpenAPI 3 document. */
export function readDocument(text: string, from: string): OpenApiDocument {
  const root = parsed(text.replace(/^\uFEFF/, ''), from)
  const version = isNode(root) ? root.openapi : undefined
  if (!isNode(root) || typeof version !== 'string' || !/^3\.[01]\./.test(version)) {
    const swagger = isNode(root) && 'swagger' in root
    throw invalid(
      swagger
        ? `${from} is a Swagger 2.0 document.`
        : `${from} is no OpenAPI document of version 3.0 or 3.1${typeof version === 'string' ? `, but of ${version.slice(0, 20)}` : ''}.`,
      swagger ? 'Convert it to OpenAPI 3 first.' : 'Pass the document itself, as JSON or YAML.',
    )
  }
  if (!isNode(root.paths))
    throw invalid(`${from} has no paths.`, 'There is nothing to make tools of.')
  return { root, resolve: (node) => follow(root, node) }
}

function parsed(text: string, from: string): unknown {
  try {
    if (text.trimStart().startsWith('{')) return JSON.parse(text)
    // Aliases of YAML may go round in a circle, which JSON refuses.
    return JSON.parse(JSON.stringify(parse(text, { logLevel: 'error' })))
  } catch (cause) {
    throw invalid(
      `${from} is neither JSON nor YAML: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Pass the document itself, and not the page that shows it.',
    )
  }
}

/** A node, or what its `$ref` into the same document leads to. */
export function follow(root: Node, node: unknown): unknown {
  let found = node
  for (let steps = 0; isNode(found) && typeof found.$ref === 'string'; steps += 1) {
    if (steps === longestChain) throw new Unusable(`${found.$ref} leads round in a circle.`)
    found = target(root, found.$ref)
  }
  return found
}

/** What a reference into the same document leads to. */
function target(root: Node, reference: string): unknown {
  if (!reference.startsWith('#')) {
    throw new Unusable(
      `"${reference.slice(0, 200)}" leads to another document, and none is fetched.`,
    )
  }
  let found: unknown = root
  for (const part of reference.split('/').slice(1)) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    found = isNode(found) && Object.hasOwn(found, name) ? found[name] : undefined
  }
  if (found === undefined) throw new Unusable(`"${reference.slice(0, 200)}" leads nowhere.`)
  return found
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}

import { methods, type Operation } from './operation.ts'
import type { HttpCall, ToolOfFile } from '../toolkit-file.ts'
import type { OpenApiDocument } from './document.ts'
import { answersFile } from './answers-file.ts'
import { inputSchema } from './input-schema.ts'
import type { createLargeAnswer } from './large-answer.ts'
import { mendPath } from './mend-path.ts'
import { isNode, type Node } from './node.ts'
import { createNames, type GiveName, readParameters } from './parameters.ts'
import { Unusable } from './problems.ts'
import { readBody } from './request-body.ts'
import type { Schemas } from './schemas.ts'
import type { ReadSecurity } from './security.ts'
import { readServer } from './servers.ts'
import { summaryOf, titleFrom, type Unsaid } from './summary-of.ts'
import { shortText, textOf, wordsOf } from './texts.ts'

export interface ReadOperation {
  document: OpenApiDocument
  schemas: Schemas
  largeAnswer: ReturnType<typeof createLargeAnswer>
  /** The document's own servers, and where the one is that its tools go to. */
  servers: unknown
  baseUrl: string
  /** The document's own address. */
  from: string
  security: ReadSecurity
  slugOf: (operation: string) => string
  /** Hears what is odd about an operation of which a tool is made all the same. */
  told: (message: string) => void
}

/** What an operation is called: its operationId, or its method and path. */
export function nameOf({ method, path, node }: Operation): string {
  if (typeof node.operationId === 'string' && wordsOf(node.operationId).length > 0)
    return node.operationId
  return `${method} ${path.replaceAll(/\{([^{}]+)\}/g, 'by $1')}`
}

/** An operation as a tool. Throws Unusable where none can be made of it. */
export function readOperation(operation: Operation, options: ReadOperation): ToolOfFile {
  const { document, security, schemas, slugOf, told } = options
  const { method, node, shared } = operation
  const address = mendPath(operation.path)
  checkServer(node.servers ?? shared.servers, options)
  if (!security.takes(node))
    throw new Unusable(`It does not take ${security.name}, by which accounts are connected.`)
  const names = createNames()
  const lists = [shared.parameters, node.parameters] as const
  const { keys, withheld } = security
  const parameters = readParameters({
    document,
    path: address.path,
    inQuery: address.inQuery,
    lists,
    nameOf: names,
    keys,
    withheld,
    told,
  })
  const body = bodyOf(operation, options, names)
  const scopes = security.scopes(node)
  const isFile = answersFile(document, operation)
  const args = [...parameters.map(({ argument }) => argument), ...(body?.args ?? [])]
  const { input, wholeInput } = inputSchema(schemas, args)
  const answers = options.largeAnswer(
    operation,
    args.map(({ name }) => name),
  )
  return {
    slug: slugOf(nameOf(operation)),
    name: titleOf(operation),
    description: isFile ? `${describe(operation)} ${answered}` : describe(operation),
    effect: effectOf(method),
    ...((method === 'put' || method === 'delete') && { idempotent: true }),
    ...(scopes.length > 0 && { scopes }),
    input,
    ...(wholeInput && { wholeInput }),
    ...(answers && { answers }),
    call: {
      kind: 'http',
      method: method.toUpperCase() as HttpCall['method'],
      path: address.path,
      parameters: parameters.map(({ parameter }) => parameter),
      ...(Object.keys(address.query).length > 0 && { query: address.query }),
      ...(body && { body: body.body }),
      ...(isFile && { answer: 'file' as const }),
    },
  }
}

const answered = 'Answers with a file.'

function effectOf(method: Operation['method']): ToolOfFile['effect'] {
  if (method === 'get' || method === 'query') return 'read'
  return method === 'delete' ? 'destroy' : 'write'
}

function bodyOf({ method, node }: Operation, { document }: ReadOperation, names: GiveName) {
  if (method !== 'get') return readBody(document, node.requestBody, names)
  const body = document.resolve(node.requestBody)
  if (isNode(body) && body.required === true)
    throw new Unusable('It is a GET that needs a body, which none can have here.')
  return undefined
}

function checkServer(servers: unknown, { servers: own, baseUrl, from }: ReadOperation): void {
  if (servers === undefined || addresses(servers) === addresses(own)) return
  const named = (Array.isArray(servers) ? servers : []).map((one) => readServer(one, from))
  if (named.some((one) => typeof one !== 'string' && one.baseUrl === baseUrl)) return
  throw new Unusable('It is on a server of its own, to which no credential would go.')
}

/** Servers by their addresses alone, however each is written. */
function addresses(servers: unknown): string {
  const urls = (Array.isArray(servers) ? servers : []).map((one) =>
    isNode(one) ? textOf(one.url).replace(/^\/\//, 'https://').replace(/\/+$/, '') : '',
  )
  return urls.join(' ')
}

function titleOf(operation: Operation): string {
  return shortText(operation.node.summary, 80) || titleFrom(unsaid(operation))
}

function unsaid({ method, path, node }: Operation): Unsaid {
  const { operationId: id, tags } = node
  const [tag] = Array.isArray(tags) ? tags : []
  return {
    method,
    path,
    id: typeof id === 'string' && wordsOf(id).length > 0 ? id : undefined,
    tag: shortText(tag, 40),
  }
}

function describe(operation: Operation): string {
  const { node } = operation
  const [summary, description] = [
    shortText(node.summary, 120),
    shortText(firstParagraph(node.description), 400),
  ]
  if (!description) return summary || summaryOf(unsaid(operation))
  if (!summary || description.toLowerCase().startsWith(summary.toLowerCase().replace(/\.$/, '')))
    return description
  return `${summary.replace(/[.!?]?$/, '.')} ${description}`
}

/** What comes after it is mostly for people: notes, tables, links. */
function firstParagraph(text: unknown): unknown {
  return typeof text === 'string' ? text.trim().split(/\n\s*\n/)[0] : undefined
}

/** The parameters of an operation, those of its path too; what leads nowhere is left out. */
export function parametersOf(document: OpenApiDocument, { node, shared }: Operation): Node[] {
  const lists = [shared.parameters, node.parameters].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  return lists.flatMap((one) => {
    try {
      const found = document.resolve(one)
      return isNode(found) ? [found] : []
    } catch {
      return []
    }
  })
}

/** All operations of a document, in its order; `told` hears of what is none. */
export function operationsOf(
  document: OpenApiDocument,
  told: (message: string, ...at: string[]) => void,
): Operation[] {
  const safely = <Value>(at: string[], read: () => Value[]): Value[] => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      told(error.message, ...at)
      return []
    }
  }
  return Object.entries(document.root.paths as Node).flatMap(([path, item]) => {
    if (path.startsWith('x-')) return []
    return safely([path], () => {
      const found = document.resolve(item)
      if (!isNode(found)) throw new Unusable('This path has no operations.')
      // What stands beside a reference is said of this path, too (OpenAPI 3.1 §4.8.9.1).
      const { $ref: _, ...beside } = isNode(item) ? item : {}
      const shared = { ...found, ...beside }
      const others = isNode(shared.additionalOperations) ? shared.additionalOperations : {}
      for (const name of Object.keys(others))
        told(
          `It is a ${name.slice(0, 40)}, which calls are not.`,
          path,
          'additionalOperations',
          name,
        )
      return methods.flatMap((method) => {
        if (shared[method] === undefined) return []
        return safely([path, method], () => {
          const node = document.resolve(shared[method])
          if (!isNode(node)) throw new Unusable('This is no operation.')
          return [{ method, path, node, shared }]
        })
      })
    })
  })
}

import type { OpenApiDocument } from './document.ts'
import { isNode, type Node } from './node.ts'
import { shortText } from './texts.ts'

/** A field, or a body, that is a file or several. */
export interface FileField {
  /** What its argument takes: ids of files. */
  schema: Node
  /** Whether a text may stand there as well, such as an address. */
  orText: boolean
}

const binaryTypes = /^(image|audio|video|font)\/|^application\/(octet-stream|pdf|zip|gzip|x-tar)\b/i
/** Types whose values are texts. */
const textTypes = /^text\/|[/+](json|xml|yaml)\b/i
/** Keywords that leave open what is in a value. */
const said = new Set(['title', 'description', 'contentMediaType', 'contentEncoding', 'example'])

/** What a schema takes where that is bytes (3.0: `format: binary`; 3.1: a `contentMediaType` alone); undefined for anything else. */
export function fileField(
  document: OpenApiDocument,
  schema: unknown,
  contentType?: string,
  known = new Map<Node, FileField | undefined>(),
): FileField | undefined {
  const node = document.resolve(schema)
  if (!isNode(node)) return undefined
  if (known.has(node)) return known.get(node)
  // What is in itself is no file by that.
  known.set(node, undefined)
  const inner = (one: unknown) => fileField(document, one, contentType, known)
  const found = readField(document, node, { contentType, inner })
  known.set(node, found)
  return found
}

interface Reading {
  contentType: string | undefined
  inner: (schema: unknown) => FileField | undefined
}

function readField(
  document: OpenApiDocument,
  node: Node,
  { contentType, inner }: Reading,
): FileField | undefined {
  const told = shortText(node.description, 300)
  const description = `${told} A file's id (file_…).`.trim()
  if (isBytes(node, contentType))
    return { schema: { type: 'string', file_uploadable: true, description }, orText: false }
  if (node.type === 'array') {
    const items = inner(node.items)
    if (!items) return undefined
    const { minItems, maxItems } = node
    const bounds = {
      ...(typeof minItems === 'number' && { minItems }),
      ...(typeof maxItems === 'number' && { maxItems }),
    }
    const list = {
      type: 'array',
      items: items.schema,
      ...bounds,
      ...(told && { description: told }),
    }
    return { schema: list, orText: items.orText }
  }
  const branches = [node.anyOf, node.oneOf, node.allOf].find(
    (list) => Array.isArray(list) && list.length > 0,
  ) as unknown[] | undefined
  return branches && ofBranches(document, branches, inner, told)
}

/** Of several, those that are files; all others have to be texts, or nothing. */
function ofBranches(
  document: OpenApiDocument,
  branches: readonly unknown[],
  inner: (one: unknown) => FileField | undefined,
  told: string,
): FileField | undefined {
  const files = [...new Set(branches.flatMap((one) => inner(one) ?? []))]
  const others = branches
    .filter((one) => !inner(one))
    .map((one) => document.resolve(one))
    .filter((one) => !(isNode(one) && one.type === 'null'))
  const [first] = files
  if (!first || !others.every((one) => isNode(one) && one.type === 'string')) return undefined
  const orText = others.length > 0 || files.some((file) => file.orText)
  const described = told && { description: `${told} A file's id (file_…).` }
  const schema = files.length === 1 ? first.schema : { anyOf: files.map((file) => file.schema) }
  return { schema: { ...schema, ...described }, orText }
}

function isBytes(node: Node, contentType: string | undefined): boolean {
  const { type, format, contentMediaType, contentEncoding } = node
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'))
  if (format === 'binary') return isText || type === undefined
  if (!isText && (type !== undefined || Object.keys(node).some((key) => !said.has(key))))
    return false
  if (typeof contentMediaType === 'string')
    return contentEncoding === undefined && !textTypes.test(contentMediaType)
  return (
    contentType !== undefined && contentType.split(',').some((one) => binaryTypes.test(one.trim()))
  )
}

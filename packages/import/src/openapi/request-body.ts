import type { HttpCall } from '../toolkit-file.ts'
import type { OpenApiDocument } from './document.ts'
import type { Argument } from './input-schema.ts'
import { isNode, type Node } from './node.ts'
import type { GiveName } from './parameters.ts'
import { plainObject } from './plain-object.ts'
import { Unusable } from './problems.ts'
import { shortText } from './texts.ts'

type Body = NonNullable<HttpCall['body']>

export interface ReadBody {
  args: Argument[]
  body: Body
}

const kinds: readonly [Body['type'], RegExp][] = [
  ['json', /^application\/json\s*(;|$)/i],
  ['json', /^(application|text)\/([\w.+-]+\+)?json\s*(;|$)/i],
  ['form', /^application\/x-www-form-urlencoded/i],
  ['json', /^\*\/\*|^application\/\*/],
  ['multipart', /^multipart\/form-data/i],
  ['lines', /^application\/(x-ndjson|jsonl|x-jsonlines|jsonlines)/i],
  ['text', /^text\/(?!\*)/i],
  ['text', /^application\/(xml|[\w.+-]+\+xml|graphql|yaml|x-yaml|sql|javascript)\s*(;|$)/i],
]

/**
 * The body of an operation: the properties of an object become arguments of their own, anything else is one argument,
 * `body`. Throws Unusable where files alone are taken.
 */
export function readBody(
  document: OpenApiDocument,
  requestBody: unknown,
  nameOf: GiveName,
): ReadBody | undefined {
  const node = document.resolve(requestBody)
  if (!isNode(node) || !isNode(node.content)) return undefined
  const types = Object.keys(node.content)
  if (types.length === 0) return undefined
  const found = kinds.flatMap(([type, pattern]) => {
    const mediaType = types.find((one) => pattern.test(one))
    return mediaType === undefined ? [] : [{ type, mediaType }]
  })
  if (found.length === 0) throw onlyFiles(types)
  let fault: unknown
  for (const { type, mediaType } of found) {
    try {
      return ofType(document, { node, media: node.content[mediaType], type, mediaType, nameOf })
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      fault ??= error
    }
  }
  throw fault
}

interface Chosen {
  node: Node
  media: unknown
  type: Body['type']
  mediaType: string
  nameOf: GiveName
}

function ofType(document: OpenApiDocument, chosen: Chosen): ReadBody | undefined {
  const { node, media, type, mediaType, nameOf } = chosen
  const schema = isNode(media) ? media.schema : undefined
  const required = node.required === true
  const resolved = document.resolve(schema)
  const isFields = type === 'form' || type === 'multipart'
  const object = type === 'text' || type === 'lines' ? undefined : plainObject(document, resolved)
  const own = mediaTypeOf(type, mediaType)
  if (!object) {
    if (isFields && isEmpty(resolved)) return undefined
    if (type === 'multipart') throw new Unusable('Its parts are not those of an object with names.')
    const name = nameOf('body', 'body')
    const description = shortText(node.description, 300)
    const encoding = isFields ? encodingOf(media) : {}
    const text = type === 'text' ? { type: 'string' } : schema
    return {
      args: [{ name, schema: text, description, required }],
      body: { type, ...own, argument: name, ...encoding },
    }
  }
  const { properties, required: listed } = object
  const sent = properties.filter(([name, value]) => {
    if (type !== 'multipart' || !isFile(document, value, media, name)) return true
    if (!listed.has(name)) return false
    throw new Unusable(`Its part "${name.slice(0, 80)}" is a file.`)
  })
  if (sent.length === 0) throw onlyFiles([mediaType])
  const entries = sent.map(([property, value]) => {
    const isNeeded = listed.has(property)
    const argument = {
      name: nameOf(property, 'body'),
      schema: value,
      description: '',
      required: required && isNeeded,
      // Without a body it is not missed, and with one it is.
      ...(!required &&
        isNeeded && { note: sent.length > 1 ? 'Needed with any other field of the body.' : '' }),
    }
    return { property, argument }
  })
  return {
    args: entries.map(({ argument }) => argument),
    body: {
      type,
      ...own,
      properties: Object.fromEntries(
        entries.map(({ property, argument }) => [argument.name, property]),
      ),
      ...(isFields && encodingOf(media, new Set(sent.map(([name]) => name)))),
    },
  }
}

/** What is called by its type's usual name says no more. */
function mediaTypeOf(type: Body['type'], mediaType: string): { mediaType?: string } {
  const isUsual =
    (type === 'json' && /^(application\/json|\*\/\*|application\/\*)$/i.test(mediaType)) ||
    (type === 'form' && /^application\/x-www-form-urlencoded$/i.test(mediaType)) ||
    (type === 'multipart' && /^multipart\/form-data/i.test(mediaType))
  return isUsual ? {} : { mediaType }
}

function encodingOf(media: unknown, names?: ReadonlySet<string>): { encoding?: Body['encoding'] } {
  if (!isNode(media) || !isNode(media.encoding)) return {}
  const entries = Object.entries(media.encoding).flatMap(([name, one]) => {
    if (!isNode(one) || (names && !names.has(name))) return []
    const { style, explode, contentType } = one
    const known = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const
    const found = known.find((each) => each === style)
    const [type] = typeof contentType === 'string' ? contentType.split(',') : []
    const isType = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type.trim())
    const encoding = {
      ...(found && { style: found }),
      ...(typeof explode === 'boolean' && { explode }),
      ...(isType && found === undefined && { contentType: type.trim() }),
    }
    return Object.keys(encoding).length > 0 ? [[name, encoding] as const] : []
  })
  return entries.length > 0 ? { encoding: Object.fromEntries(entries) } : {}
}

function isFile(document: OpenApiDocument, value: unknown, media: unknown, name: string): boolean {
  const schema = document.resolve(value)
  if (!isNode(schema)) return false
  const encoding = isNode(media) && isNode(media.encoding) ? media.encoding[name] : undefined
  const type = isNode(encoding) ? encoding.contentType : undefined
  const items = schema.type === 'array' ? document.resolve(schema.items) : undefined
  return (
    [schema, items].some(
      (one) =>
        isNode(one) &&
        (one.format === 'binary' || one.contentMediaType === 'application/octet-stream'),
    ) ||
    (typeof type === 'string' && /octet-stream|^(image|audio|video)\//i.test(type))
  )
}

function isEmpty(schema: unknown): boolean {
  if (!isNode(schema)) return true
  const says = Object.keys(schema).filter(
    (key) =>
      !['type', 'properties', 'description', 'title', 'required', 'additionalProperties'].includes(
        key,
      ),
  )
  const hasMore = isNode(schema.additionalProperties) || schema.additionalProperties === true
  return (
    says.length === 0 &&
    !hasMore &&
    Object.keys(isNode(schema.properties) ? schema.properties : {}).length === 0
  )
}

function onlyFiles(types: readonly string[]): Unusable {
  return new Unusable(
    `It takes ${types.join(' or ').slice(0, 200)} alone; JSON, forms and text can be sent.`,
  )
}

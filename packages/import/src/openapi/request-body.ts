import type { HttpCall } from '../toolkit-file.ts'
import type { OpenApiDocument } from './document.ts'
import type { Argument } from './input-schema.ts'
import { isNode, type Node } from './node.ts'
import { ownValue } from '../own-value.ts'
import type { GiveName } from './parameters.ts'
import { fileField } from './file-field.ts'
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
  ['related', /^multipart\/related/i],
  ['lines', /^application\/(x-ndjson|jsonl|x-jsonlines|jsonlines)/i],
  ['text', /^text\/(?!\*)/i],
  ['text', /^application\/(xml|[\w.+-]+\+xml|graphql|yaml|x-yaml|sql|javascript)\s*(;|$)/i],
  ['file', /^(?!multipart\/)[\w.+*-]+\/[\w.+*-]+\s*(;|$)/i],
]

/**
 * The body of an operation: the properties of an object become arguments of their own, files among them; anything else is
 * one argument, `body`, or `file`. Throws Unusable for what is none of that.
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
  if (found.length === 0) throw unknownTypes(types)
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
  if (type === 'related') return relatedBody(document, chosen)
  const isFields = type === 'form' || type === 'multipart'
  if (type === 'file' || (!isFields && fileField(document, schema)))
    return fileBody(document, chosen)
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
  const files: NonNullable<Body['files']> = {}
  const entries = properties.map(([property, value]) => {
    const isNeeded = listed.has(property)
    const contentType = contentTypeIn(media, property)
    const file = type === 'multipart' ? fileField(document, value, contentType) : undefined
    if (file) files[property] = file.orText ? 'or_text' : 'only'
    const argument = {
      name: nameOf(property, 'body'),
      schema: value,
      ...(file && { exact: file.schema }),
      description: '',
      required: required && isNeeded,
      // Without a body it is not missed, and with one it is.
      ...(!required &&
        isNeeded && {
          note: properties.length > 1 ? 'Needed with any other field of the body.' : '',
        }),
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
      ...(Object.keys(files).length > 0 && { files }),
      ...(isFields &&
        encodingOf(media, { names: new Set(properties.map(([name]) => name)), files })),
    },
  }
}

/**
 * Two parts: JSON, and the file that it is about (RFC 2387). Throws Unusable where there are others, since which comes
 * first is not known of them.
 */
function relatedBody(document: OpenApiDocument, { node, media, nameOf }: Chosen): ReadBody {
  const { properties = [] } = plainObject(document, isNode(media) ? media.schema : undefined) ?? {}
  const [[property, part] = [], another] = properties.filter(([, one]) => fileField(document, one))
  const [, metadata] = properties.find(([name]) => name !== property) ?? []
  const found = fileField(document, part)
  if (property === undefined || !found || another || properties.length !== 2)
    throw new Unusable('Its parts are not JSON and one file.')
  const json = { node, media: { schema: metadata }, mediaType: 'application/json', nameOf }
  const isNothing = isEmpty(document.resolve(metadata))
  const read = isNothing ? undefined : ofType(document, { ...json, type: 'json' })
  const argument = nameOf(property, 'body')
  const contentType = isNode(media) && encodingOf(media).encoding?.[property]?.contentType
  return {
    args: [
      ...(read?.args ?? []),
      { name: argument, schema: part, exact: found.schema, description: '', required: true },
    ],
    body: {
      ...read?.body,
      type: 'related',
      file: { argument, ...(contentType && { contentType }) },
    },
  }
}

/** A body that is one file. Throws Unusable where a document says that it is something else. */
function fileBody(document: OpenApiDocument, { node, media, mediaType, nameOf }: Chosen): ReadBody {
  const schema = isNode(media) ? media.schema : undefined
  const types = isNode(node.content) ? Object.keys(node.content) : []
  const found = fileField(document, schema)
  const resolved = document.resolve(schema)
  const isText = isNode(resolved) && resolved.type === 'string'
  if ((found?.schema.type ?? 'string') !== 'string') throw unknownTypes(types)
  if (!found && !isText && !isEmpty(resolved)) throw unknownTypes(types)
  const description = shortText(node.description, 300)
  const exact = {
    type: 'string',
    file_uploadable: true,
    description: `${description} A file's id (file_…).`.trim(),
  }
  const name = nameOf('file', 'body')
  const isSure = types.length === 1 && !mediaType.includes('*')
  return {
    args: [{ name, schema, exact, description: '', required: node.required === true }],
    body: { type: 'file', ...(isSure && { mediaType }), argument: name },
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

function contentTypeIn(media: unknown, name: string): string | undefined {
  const encoding =
    isNode(media) && isNode(media.encoding) ? ownValue(media.encoding, name) : undefined
  const type = isNode(encoding) ? encoding.contentType : undefined
  return typeof type === 'string' ? type : undefined
}

interface Fields {
  names: ReadonlySet<string>
  files: NonNullable<Body['files']>
}

function encodingOf(media: unknown, fields?: Fields): { encoding?: Body['encoding'] } {
  if (!isNode(media) || !isNode(media.encoding)) return {}
  const entries = Object.entries(media.encoding).flatMap(([name, one]) => {
    if (!isNode(one) || (fields && !fields.names.has(name))) return []
    const { style, explode, contentType } = one
    const known = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const
    const found = known.find((each) => each === style)
    const types = typeof contentType === 'string' ? contentType.split(',') : []
    const [type] = types
    const isType = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type.trim())
    // Of several types, a file has its own.
    const isSaid = isType && !(fields && ownValue(fields.files, name) && types.length > 1)
    const encoding = {
      ...(found && { style: found }),
      ...(typeof explode === 'boolean' && { explode }),
      ...(isSaid && found === undefined && { contentType: type.trim() }),
    }
    return Object.keys(encoding).length > 0 ? [[name, encoding] as const] : []
  })
  return entries.length > 0 ? { encoding: Object.fromEntries(entries) } : {}
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

function unknownTypes(types: readonly string[]): Unusable {
  return new Unusable(
    `It takes ${types.join(' or ').slice(0, 200)} alone; JSON, forms, texts and files can be sent.`,
  )
}

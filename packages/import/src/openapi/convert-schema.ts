import type { OpenApiDocument } from './document.ts'
import { isNode, type Node } from './node.ts'
import { shortText, textOf } from './texts.ts'

/** Keywords that mean the same everywhere (JSON Schema 2020-12), and whose values hold no schema. */
const plain = [
  'type',
  'enum',
  'const',
  'format',
  'multipleOf',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'default',
  'file_uploadable',
]
const schemaLists = ['allOf', 'anyOf', 'prefixItems']
const descriptionLength = 300

/**
 * A schema of an OpenAPI 3.0 or 3.1 document as JSON Schema for what is sent: `nullable` becomes a type, read-only
 * properties go, and so do examples, XML names and all that a model has no use for; patterns are words. `nameOf` gives the
 * name in `$defs` of what a `$ref` leads to. Throws Unusable for a bad `$ref`.
 */
export function convertSchema(
  document: OpenApiDocument,
  nameOf: (reference: string) => string,
  schema: unknown,
): Node {
  if (schema === false) return { not: {} }
  if (!isNode(schema)) return {}
  const inner = (value: unknown) => convertSchema(document, nameOf, value)
  if (typeof schema.$ref === 'string') {
    const text = shortText(schema.description, descriptionLength)
    return { $ref: `#/$defs/${nameOf(schema.$ref)}`, ...(text && { description: text }) }
  }
  const result: Node = {}
  for (const keyword of plain) if (schema[keyword] !== undefined) result[keyword] = schema[keyword]
  const description = withPattern(shortText(schema.description, descriptionLength), schema)
  if (description) result.description = description
  for (const keyword of schemaLists) {
    const list = schema[keyword]
    if (Array.isArray(list) && list.length > 0) result[keyword] = list.map(inner)
  }
  alternatives(schema.oneOf, result, inner)
  if (isNode(schema.not) && isKeptWhole(schema.not)) result.not = inner(schema.not)
  if (isNode(schema.items)) result.items = inner(schema.items)
  choicesOfItems(result)
  bounds(schema, result)
  object(document, schema, result, inner)
  return schema.nullable === true || schema['x-nullable'] === true ? nullable(result) : result
}

/** What told alternatives apart may be gone (a pattern, what is read-only): a value that now fits two of them is one of either. */
function alternatives(oneOf: unknown, result: Node, inner: (value: unknown) => Node): void {
  if (!Array.isArray(oneOf) || oneOf.length === 0) return
  const anyOf = oneOf.map(inner)
  if (!('anyOf' in result)) result.anyOf = anyOf
  else result.allOf = [...(Array.isArray(result.allOf) ? result.allOf : []), { anyOf }]
}

/** Whether nothing of a schema goes: with less in it, its negation would refuse more. */
function isKeptWhole(schema: Node): boolean {
  return Object.keys(schema).every((keyword) =>
    ['type', 'enum', 'const', 'required'].includes(keyword),
  )
}

/** Choices of a list are meant of its items, wherever and however a document wrote them. */
function choicesOfItems(result: Node): void {
  const { type, items, enum: choices } = result
  if (type !== 'array' || !Array.isArray(choices)) return
  result.items = { ...(isNode(items) ? items : {}), enum: [...new Set<unknown>(choices.flat())] }
  delete result.enum
}

/** In 3.0, `exclusiveMinimum: true` says it of `minimum`. */
function bounds(schema: Node, result: Node): void {
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const value = schema[exclusive]
    if (typeof value === 'number') result[exclusive] = value
    if (value !== true || typeof result[inclusive] !== 'number') continue
    result[exclusive] = result[inclusive]
    delete result[inclusive]
  }
}

function object(
  document: OpenApiDocument,
  schema: Node,
  result: Node,
  inner: (value: unknown) => Node,
): void {
  if (isNode(schema.additionalProperties))
    result.additionalProperties = inner(schema.additionalProperties)
  else if (typeof schema.additionalProperties === 'boolean')
    result.additionalProperties = schema.additionalProperties
  const properties = isNode(schema.properties) ? schema.properties : {}
  const sent = Object.entries(properties).filter(([, value]) => !isReadOnly(document, value))
  if (sent.length > 0) {
    result.type ??= 'object'
    result.properties = Object.fromEntries(sent.map(([name, value]) => [name, inner(value)]))
  }
  const names = new Set(sent.map(([name]) => name))
  const required = Array.isArray(schema.required)
    ? schema.required.filter(
        (name) => names.has(textOf(name)) || !Object.hasOwn(properties, textOf(name)),
      )
    : []
  if (required.length > 0) result.required = required
}

function isReadOnly(document: OpenApiDocument, schema: unknown): boolean {
  const resolved = document.resolve(schema)
  return isNode(resolved) && resolved.readOnly === true
}

function nullable(schema: Node): Node {
  if (typeof schema.type !== 'string') {
    const { description, default: fallback, ...rest } = schema
    const any = Object.keys(rest).length > 0 ? { anyOf: [rest, { type: 'null' }] } : {}
    return {
      ...any,
      ...(description !== undefined && { description }),
      ...(fallback !== undefined && { default: fallback }),
    }
  }
  const values = Array.isArray(schema.enum) && !schema.enum.includes(null)
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(values && { enum: [...(schema.enum as unknown[]), null] }),
  }
}

/** A pattern is told and never run: one of a document could take hours over a short text. */
export function withPattern(description: string, { pattern }: Node): string {
  const isShown = typeof pattern === 'string' && /^[\x20-\x7e]{1,100}$/.test(pattern)
  return isShown ? `${description} It matches ${pattern}`.trim() : description
}

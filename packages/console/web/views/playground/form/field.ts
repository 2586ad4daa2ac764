import { isObject } from '@maillon/core/toolkit'
import { type JsonSchema, resolveRef } from '@maillon/core/provider'

/** How an argument is filled in, read off its JSON Schema. What no input fits is written as JSON. */
export type Field = FieldFacts &
  (
    | { kind: 'text'; isLong: boolean }
    | { kind: 'number'; isWhole: boolean; least: number | undefined; most: number | undefined }
    | { kind: 'yesNo' }
    | { kind: 'choice'; values: readonly (string | number | boolean)[] }
    | { kind: 'texts' }
    | { kind: 'object'; members: readonly Member[] }
    | { kind: 'json' }
  )

interface FieldFacts {
  title: string | undefined
  description: string | undefined
  /** What is taken where nothing is filled in. */
  usual: unknown
}

/** A named part of an object. */
export interface Member {
  name: string
  isRequired: boolean
  field: Field
}

/** An object in an object in an object is as much as a form shows well. */
const deepest = 3

/** How a schema is filled in; `root` is where its references lead. */
export function readField(schema: unknown, root: JsonSchema, depth = 0): Field {
  const own = isObject(schema) ? schema : {}
  const given = resolved(own, root)
  const facts: FieldFacts = {
    title: text(own.title) ?? text(given.title),
    description: text(own.description) ?? text(given.description),
    usual: own.default ?? given.default,
  }
  return { ...facts, ...kindOf(given, root, depth) }
}

type Kind = {
  [K in Field['kind']]: Omit<Extract<Field, { kind: K }>, keyof FieldFacts>
}[Field['kind']]

function kindOf(schema: JsonSchema, root: JsonSchema, depth: number): Kind {
  const values = valuesOf(schema)
  if (values) return { kind: 'choice', values }
  if (schema.anyOf || schema.oneOf || schema.allOf || schema.not || schema.if)
    return { kind: 'json' }
  const types = [schema.type].flat().filter((type) => type !== 'null')
  const type = types.length === 1 ? types[0] : undefined
  if (type === 'string') return { kind: 'text', isLong: isLong(schema) }
  if (type === 'boolean') return { kind: 'yesNo' }
  if (type === 'number' || type === 'integer') {
    const { minimum, maximum } = schema
    return {
      kind: 'number',
      isWhole: type === 'integer',
      least: number(minimum),
      most: number(maximum),
    }
  }
  if (type === 'array') return { kind: isTexts(schema, root) ? 'texts' : 'json' }
  if (isObject(schema.properties) && depth < deepest)
    return { kind: 'object', members: membersOf(schema, root, depth) }
  return { kind: 'json' }
}

function membersOf(schema: JsonSchema, root: JsonSchema, depth: number): Member[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  const members = Object.entries(schema.properties as JsonSchema).map(([name, one]) => ({
    name,
    isRequired: required.includes(name),
    field: readField(one, root, depth + 1),
  }))
  return members.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
}

/** Where a chain of references leads, and what stands in place of a union with null alone. */
function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let now = schema
  for (let steps = 0; steps < 20; steps += 1) {
    const next = typeof now.$ref === 'string' ? resolveRef(root, now.$ref) : besideNull(now)
    if (!isObject(next)) return now
    now = next
  }
  return {}
}

function besideNull({ anyOf, oneOf }: JsonSchema): unknown {
  const all = anyOf ?? oneOf
  if (!Array.isArray(all)) return undefined
  const others = all.filter((one) => !isObject(one) || one.type !== 'null')
  return others.length === 1 && others.length < all.length ? others[0] : undefined
}

function valuesOf({ enum: listed, const: only }: JsonSchema) {
  const all: unknown = only === undefined ? listed : [only]
  if (!Array.isArray(all)) return undefined
  const values = all.filter((value) => value !== null)
  return values.length > 0 && values.every(isPlain) ? values : undefined
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isTexts({ items }: JsonSchema, root: JsonSchema): boolean {
  return isObject(items) && readField(items, root, deepest).kind === 'text'
}

/** A body, a message, a text: what people write more than a line of. */
function isLong({ maxLength, format, contentMediaType }: JsonSchema): boolean {
  if (typeof format === 'string') return false
  return contentMediaType !== undefined || (typeof maxLength === 'number' && maxLength > 500)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../json-schema.ts'
import { unicodePattern } from './unicode-pattern.ts'

/**
 * A copy in plain draft 2020-12 that holds nothing but what can refuse a value, and what references lead to: older
 * drafts' and OpenAPI's spellings are translated, formats are hints, and a keyword that makes no sense (`required: true`,
 * a broken pattern) is as if it were not there.
 */
export function plainSchema(schema: JsonSchema): JsonSchema {
  const { nullable, ...keywords } = schema
  const plain: JsonSchema = {}
  for (const [keyword, value] of Object.entries(keywords)) {
    const read = Object.hasOwn(readers, keyword) ? readers[keyword] : unknownKeyword
    const found = read?.(value)
    if (found !== undefined) plain[keyword] = found
  }
  moveBounds(schema, plain)
  moveDependencies(schema, plain)
  moveDynamics(plain)
  return nullable === true ? orNull(plain) : plain
}

type Read = (value: unknown) => unknown

const oneSchema = [
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]

/** What each keyword's value is in the copy; undefined where it makes no sense. */
const readers: Readonly<Record<string, Read>> = {
  $id: address,
  $ref: address,
  $dynamicRef: address,
  $anchor: text,
  $dynamicAnchor: text,
  $defs: schemasByName,
  definitions: schemasByName,
  type: typeNames,
  enum: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
  const: (value) => value,
  multipleOf: (value) => (Number(value) > 0 ? number(value) : undefined),
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: number,
  minLength: number,
  pattern: (value) => (typeof value === 'string' ? unicodePattern(value) : undefined),
  maxItems: number,
  minItems: number,
  uniqueItems: (value) => value === true || undefined,
  maxContains: number,
  minContains: number,
  maxProperties: number,
  minProperties: number,
  required: names,
  dependentRequired: (value) => byName(value, (inner) => names(inner) ?? []),
  dependencies: () => undefined,
  properties: schemasByName,
  patternProperties: schemasByPattern,
  dependentSchemas: schemasByName,
  prefixItems: schemas,
  items: (value) => schemas(value) ?? subschema(value),
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  ...Object.fromEntries(oneSchema.map((keyword) => [keyword, subschema])),
}

/** What only describes is left out; the rest may hold what a reference leads to, as `components` does. */
function unknownKeyword(value: unknown): unknown {
  return isObject(value) ? plainSchema(value) : undefined
}

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'])

function typeNames(value: unknown): unknown {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.length > 0 && all.every((one) => types.has(String(one))) ? value : undefined
}

function subschema(value: unknown): unknown {
  // One that says where it stands when it refuses, which `false` does not.
  if (value === false) return { not: {} }
  return isObject(value) ? plainSchema(value) : value === true || undefined
}

function schemas(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return value.map((one) => subschema(one) ?? true)
}

function schemasByName(value: unknown): unknown {
  return byName(value, (inner) => subschema(inner) ?? true)
}

/** A broken pattern is one that every name fits, and says nothing: else `additionalProperties` would refuse what it is for. */
function schemasByPattern(value: unknown): unknown {
  if (!isObject(value)) return undefined
  const parts = Object.entries(value).map(([written, inner]) => {
    const pattern = unicodePattern(written)
    return pattern === undefined ? ['', true] : [pattern, subschema(inner) ?? true]
  })
  return Object.fromEntries(parts)
}

function byName(value: unknown, read: Read): unknown {
  if (!isObject(value)) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, read(inner)]))
}

function names(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined
}

function number(value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function text(value: unknown): unknown {
  return typeof value === 'string' ? value : undefined
}

function address(value: unknown): unknown {
  return typeof value === 'string' && URL.canParse(value, 'https://any.example') ? value : undefined
}

/** Until draft 4, and in OpenAPI 3.0, whether a bound is exclusive stands beside it. */
function moveBounds(schema: JsonSchema, plain: JsonSchema): void {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (schema[exclusive] !== true || plain[bound] === undefined) continue
    plain[exclusive] = plain[bound]
    delete plain[bound]
  }
}

/** Until draft 7, one keyword said what else must be there and what else must fit. */
function moveDependencies({ dependencies }: JsonSchema, plain: JsonSchema): void {
  if (!isObject(dependencies)) return
  const [needed, fitting] = [true, false].map((isList) =>
    Object.fromEntries(
      Object.entries(dependencies).filter(([, inner]) => Array.isArray(inner) === isList),
    ),
  )
  also(plain, plainSchema({ dependentRequired: needed, dependentSchemas: fitting }))
}

/** In a schema that is one document, a dynamic reference leads where a plain one does. */
function moveDynamics(plain: JsonSchema): void {
  const { $dynamicRef, $dynamicAnchor } = plain
  if ($dynamicAnchor !== undefined) plain.$anchor ??= $dynamicAnchor
  if ($dynamicRef === undefined) return
  if (plain.$ref === undefined) plain.$ref = $dynamicRef
  else also(plain, { $ref: $dynamicRef })
}

function also(plain: JsonSchema, schema: JsonSchema): void {
  plain.allOf = [...(Array.isArray(plain.allOf) ? plain.allOf : []), schema]
}

/** What null could be refused by. */
const choosing = ['enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if']

function orNull(plain: JsonSchema): JsonSchema {
  if (choosing.some((keyword) => keyword in plain)) {
    return { anyOf: [plain, { type: 'null' }] }
  }
  return 'type' in plain ? { ...plain, type: [plain.type, 'null'].flat() } : plain
}

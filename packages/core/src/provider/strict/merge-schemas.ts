import type { JsonSchema } from '../../schema/json-schema.ts'
import { resolveRef } from '../resolve-ref.ts'
import { isObject } from '../../is-object.ts'
import { unrepresentable } from './unrepresentable.ts'

/** One schema for what both ask at once. Throws `unrepresentable` where that takes more than putting them together. */
export function mergeSchemas(left: JsonSchema, right: unknown, root: JsonSchema): JsonSchema {
  if (right === true) return left
  if (!isObject(right)) throw unrepresentable
  if (!constrains(left) || !constrains(right)) return { ...right, ...left }
  const [ours, theirs] = [followRef(left, root), followRef(right, root)]
  assertOpenTo(ours, theirs)
  assertOpenTo(theirs, ours)
  const merged = { ...theirs, ...ours }
  for (const keyword of Object.keys(theirs)) {
    if (keyword in ours) merged[keyword] = both(keyword, ours[keyword], theirs[keyword])
  }
  if (ours.nullable !== theirs.nullable) delete merged.nullable
  return merged
}

/** What a schema's `$ref` leads to, with what stands beside it. */
export function followRef(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const { $ref, ...beside } = schema
  if ($ref === undefined) return schema
  const target = typeof $ref === 'string' ? resolveRef(root, $ref) : undefined
  if (!isObject(target) || target === schema) throw unrepresentable
  return mergeSchemas(beside, followRef(target, root), root)
}

/** Whether the schema refuses any value, or may. */
export function constrains(schema: JsonSchema): boolean {
  return Object.keys(schema).some((keyword) => assertions.has(keyword))
}

/** The keywords by which a schema refuses values: all others tell something, or are not of JSON Schema. */
export const assertions: ReadonlySet<string> = new Set([
  '$dynamicRef',
  '$id',
  '$recursiveRef',
  '$ref',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'const',
  'contains',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'if',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'not',
  'nullable',
  'oneOf',
  'pattern',
  'patternProperties',
  'prefixItems',
  'properties',
  'propertyNames',
  'required',
  'then',
  'type',
  'unevaluatedItems',
  'unevaluatedProperties',
  'uniqueItems',
])

function both(keyword: string, ours: unknown, theirs: unknown): unknown {
  if (!assertions.has(keyword) || same(ours, theirs)) return ours
  switch (keyword) {
    case 'allOf':
      return [...(ours as unknown[]), ...(theirs as unknown[])]
    case 'required':
      return [...(ours as string[]), ...(theirs as string[])]
    case 'type':
      return commonTypes([ours].flat(), [theirs].flat())
    case 'properties':
      return mergeProperties(ours as JsonSchema, theirs as JsonSchema)
    default:
      throw unrepresentable
  }
}

function mergeProperties(ours: JsonSchema, theirs: JsonSchema): JsonSchema {
  const merged = { ...ours, ...theirs }
  for (const name of Object.keys(theirs)) {
    if (Object.hasOwn(ours, name) && !same(ours[name], theirs[name])) {
      merged[name] = { allOf: [ours[name], theirs[name]] }
    }
  }
  return merged
}

function commonTypes(ours: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const narrower = (type: unknown, types: readonly unknown[]) =>
    types.includes(type) || (type === 'integer' && types.includes('number'))
  return [
    ...new Set([
      ...ours.filter((type) => narrower(type, theirs)),
      ...theirs.filter((type) => narrower(type, ours)),
    ]),
  ]
}

/** A closed object refuses the properties that only the other one names. */
function assertOpenTo(closed: JsonSchema, other: JsonSchema): void {
  if (closed.additionalProperties !== false || other.properties === undefined) return
  const known = Object.keys(closed.properties ?? {})
  if (Object.keys(other.properties as JsonSchema).some((name) => !known.includes(name))) {
    throw unrepresentable
  }
}

function same(ours: unknown, theirs: unknown): boolean {
  return JSON.stringify(ours) === JSON.stringify(theirs)
}

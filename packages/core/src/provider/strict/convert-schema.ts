import type { JsonSchema } from '../../schema/json-schema.ts'
import { resolveRef } from '../resolve-ref.ts'
import { type Conversion, count } from './conversion.ts'
import { convertScalar } from './convert-scalar.ts'
import { describeSchema } from './describe-schema.ts'
import { isObject } from '../../is-object.ts'
import { simplifySchema } from './simplify-schema.ts'
import { takesKeyword } from './takes-keyword.ts'
import { unrepresentable } from './unrepresentable.ts'

/**
 * A schema as strict mode takes it, `depth` objects and arrays below the root. Throws `unrepresentable` when
 * strict mode cannot express it.
 */
export function convertSchema(input: unknown, depth: number, to: Conversion): JsonSchema {
  if (!isObject(input)) throw unrepresentable
  count(to, 'schemas')
  const schema = simplifySchema(input, to.root)
  for (const keyword in schema) if (inexpressible.has(keyword)) throw unrepresentable
  if (schema.$ref !== undefined) return convertReference(schema, to)
  if (Array.isArray(schema.anyOf)) return convertUnion(schema, schema.anyOf, depth, to)
  if (schema.type !== 'object' && schema.type !== 'array') return convertScalar(schema, to)
  if (depth >= maxDepth) throw unrepresentable
  return schema.type === 'object'
    ? convertObject(schema, depth, to)
    : convertArray(schema, depth, to)
}

/** The API's own limit is ten levels of objects; here arrays count as well. */
const maxDepth = 10

/** With more, the nulls that a model has to write in each call cost more than strict mode gains. */
const maxOptional = 32

const inexpressible = new Set([
  '$dynamicRef',
  '$id',
  '$recursiveRef',
  'additionalItems',
  'contains',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'if',
  'not',
  'patternProperties',
  'prefixItems',
  'then',
])

function convertObject(schema: JsonSchema, depth: number, to: Conversion): JsonSchema {
  const { properties = {}, required = [], additionalProperties: extra } = schema
  if (isOpen(extra) || isOpen(schema.unevaluatedProperties)) throw unrepresentable
  if (!isObject(properties) || !Array.isArray(required)) throw unrepresentable
  const names = Object.keys(properties)
  // Without a property named, any are meant, unless the tool takes none.
  const takesAny = names.length === 0 && extra !== false && (depth > 0 || !schema.properties)
  if (takesAny || required.some((name) => !Object.hasOwn(properties, name))) throw unrepresentable
  if (to.optional.size + names.length - required.length > maxOptional) throw unrepresentable
  const converted: JsonSchema = {}
  for (const name of names) {
    if (name === '__proto__') throw unrepresentable
    count(to, 'characters', name.length)
    const property = convertSchema(properties[name], depth + 1, to)
    converted[name] = required.includes(name) ? property : optional(property, properties[name], to)
  }
  const node = described({ type: 'object' }, schema)
  node.properties = converted
  node.required = names
  node.additionalProperties = false
  return node
}

function isOpen(extra: unknown): boolean {
  return extra !== undefined && extra !== false
}

function optional(property: JsonSchema, input: unknown, to: Conversion): JsonSchema {
  const schema = orNull(property)
  to.optional.add(schema)
  if (to.optional.size > maxOptional) throw unrepresentable
  // With null as the default, null and nothing mean the same.
  if ((input as JsonSchema).default !== null) to.besideNull.push(property)
  return schema
}

/** The schema and null: a new object in any case. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf } = schema
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, { type: 'null' }] }
  if (type === 'null' || (Array.isArray(type) && type.includes('null'))) return { ...schema }
  const isWhole = type === undefined || type === 'object' || type === 'array'
  if (isWhole || schema.enum || 'const' in schema) return { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: Array.isArray(type) ? [...type, 'null'] : [type, 'null'] }
}

function convertArray(schema: JsonSchema, depth: number, to: Conversion): JsonSchema {
  const node = described({ type: 'array' }, schema)
  node.items = convertSchema(schema.items, depth + 1, to)
  for (const keyword of ['minItems', 'maxItems']) {
    if (takesKeyword(schema, keyword)) node[keyword] = schema[keyword]
  }
  return node
}

function convertUnion(schema: JsonSchema, branches: unknown[], depth: number, to: Conversion) {
  if (branches.length === 0) throw unrepresentable
  const node = described({}, schema)
  node.anyOf = branches.map((branch) => convertSchema(branch, depth, to))
  to.unions.push(node)
  return node
}

function convertReference(schema: JsonSchema, to: Conversion): JsonSchema {
  const node = { $ref: `#/$defs/${define(schema.$ref, to)}` }
  // The API refuses a description beside a reference.
  const description = describeSchema(schema)
  return description === undefined ? node : { description, anyOf: [node] }
}

function define(ref: unknown, to: Conversion): string {
  if (typeof ref !== 'string') throw unrepresentable
  const known = to.names.get(ref)
  if (known !== undefined) return known
  const target = resolveRef(to.root, ref)
  if (!isObject(target)) throw unrepresentable
  const last = ref.slice(ref.lastIndexOf('/') + 1)
  let name = /^[a-z][\w-]{0,40}$/i.test(last) ? last : 'definition'
  while (Object.hasOwn(to.definitions, name)) name += '_'
  count(to, 'characters', name.length)
  to.names.set(ref, name)
  to.definitions[name] = {} // Takes the name, since the schema may hold the same reference.
  const { $id: _, ...own } = target
  to.definitions[name] = convertSchema(target === to.root ? own : target, 1, to)
  return name
}

function described(node: JsonSchema, schema: JsonSchema): JsonSchema {
  const description = describeSchema(schema)
  if (description !== undefined) node.description = description
  return node
}

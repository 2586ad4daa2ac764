import type { JsonSchema } from '../../schema/json-schema.ts'
import { allowedValues, jsonType } from './allowed-values.ts'
import { isObject } from '../../is-object.ts'
import { assertions, constrains, followRef, mergeSchemas } from './merge-schemas.ts'
import { unrepresentable } from './unrepresentable.ts'

/**
 * The same schema in one of three forms: a `$ref` with annotations, an `anyOf` with annotations, or a
 * `type` (several only of scalars) without either. What is inside stays as it was. Of `oneOf` and of a
 * union that only requires properties it takes more. Throws `unrepresentable` when there is no such form.
 */
export function simplifySchema(schema: JsonSchema, root: JsonSchema, steps = 0): JsonSchema {
  if (steps > maxSteps) throw unrepresentable
  if (schema.nullable === true) {
    const { nullable: _, ...rest } = schema
    return { anyOf: [rest, { type: 'null' }] }
  }
  if (schema.$ref !== undefined) {
    const { $ref: _, ...beside } = schema
    return constrains(beside) ? simplifySchema(followRef(schema, root), root, steps + 1) : schema
  }
  if (Array.isArray(schema.allOf)) {
    const { allOf, ...beside } = schema
    const merged = allOf.reduce<JsonSchema>((all, part) => mergeSchemas(all, part, root), beside)
    return simplifySchema(merged, root, steps + 1)
  }
  return schema.anyOf || schema.oneOf ? simplifyUnion(schema, root, steps) : simplifyTypes(schema)
}

/** A schema that needs more is made of itself. */
const maxSteps = 50

function simplifyUnion(schema: JsonSchema, root: JsonSchema, steps: number): JsonSchema {
  const { anyOf, oneOf, ...beside } = schema
  const branches = anyOf ?? oneOf
  if ((anyOf && oneOf) || !Array.isArray(branches)) throw unrepresentable
  if (branches.every(onlyRequires)) {
    const told = typeof beside.description === 'string' ? beside.description : ''
    const choices = branches.map(({ required }) => required.join(' and ')).join(', or ')
    const description = `${told} (required: ${choices})`.trimStart()
    return simplifySchema({ ...beside, description }, root, steps + 1)
  }
  const [told, asked] = split(beside)
  const possible = branches.filter((branch) => branch !== false)
  const parts = constrains(asked)
    ? possible.map((branch) => mergeSchemas(asked, branch, root))
    : possible
  if (parts.length === 1) return simplifySchema({ ...parts[0], ...told }, root, steps + 1)
  return { ...told, anyOf: parts }
}

function onlyRequires(branch: unknown): branch is { required: string[] } {
  return isObject(branch) && Array.isArray(branch.required) && Object.keys(branch).length === 1
}

function simplifyTypes(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string') return schema
  const types = typesOf(schema)
  if (types.length === 1) return { ...schema, type: types[0] }
  if (types.length === 0) throw unrepresentable
  const areScalars = !types.includes('object') && !types.includes('array')
  if (areScalars && !allowedValues(schema)) return schema
  const [told, asked] = split(schema)
  return { ...told, anyOf: types.map((type) => ({ ...asked, type })) }
}

/** The types that the schema names, or that its other keywords imply. */
function typesOf(schema: JsonSchema): unknown[] {
  const types = [schema.type ?? impliedTypes(schema)].flat()
  if (types.length === 1) return types
  return types.filter((type) => allowedValues(schema, type)?.length !== 0)
}

function impliedTypes(schema: JsonSchema): unknown {
  const values = allowedValues(schema)
  if (values) return [...new Set(values.map(jsonType))]
  if ('properties' in schema || 'required' in schema) return 'object'
  return 'items' in schema ? 'array' : []
}

/** What the schema tells, and what it asks. */
function split(schema: JsonSchema): [told: JsonSchema, asked: JsonSchema] {
  const [told, asked]: [JsonSchema, JsonSchema] = [{}, {}]
  for (const keyword of Object.keys(schema)) {
    const side = assertions.has(keyword) ? asked : told
    side[keyword] = schema[keyword]
  }
  return [told, asked]
}

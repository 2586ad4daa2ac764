import { isObject } from '../json.ts'

/** Where a schema stands in another: `['properties', 'a', 'items']`. */
export type SchemaPath = readonly string[]

/** The schema itself, and each in it that is at a place for schemas, boolean ones too; outer ones first. */
export function* subschemas(
  schema: unknown,
  path: SchemaPath = [],
): Generator<[SchemaPath, unknown]> {
  yield [path, schema]
  if (!isObject(schema)) return
  for (const [keyword, value] of Object.entries(schema)) {
    const here = [...path, keyword]
    if (inOne.has(keyword) && !Array.isArray(value)) yield* subschemas(value, here)
    else if ((inList.has(keyword) || inOne.has(keyword)) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* subschemas(item, [...here, `${index}`])
    } else if (inMap.has(keyword) && isObject(value)) {
      for (const [name, item] of Object.entries(value)) yield* subschemas(item, [...here, name])
    }
  }
}

const inOne = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])
const inList = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const inMap = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
])

import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import type { Dialect } from './dialect.ts'
import { isSafe } from './is-safe.ts'

/** More schemas in one another, and beside each other, are looked at more closely. */
const most = 2000

/**
 * How many schemas there are in one that is in a few keywords that every dialect takes, all the way down: most are, or
 * most of one, and need no more than this look. 0 says nothing.
 */
export function plainSize(
  schema: unknown,
  dialect: Dialect,
  depth = 0,
  deepest = dialect.depth,
): number {
  if (!isObject(schema) || (depth === 0 && schema.type !== 'object')) return 0
  // Of lists that are part of a schema, the sum is not known here.
  const budget = { left: most, deepest, items: depth === 0 ? 900 : 0 }
  return plain(schema, dialect, depth, budget) ? most - budget.left : 0
}

interface Budget {
  left: number
  deepest: number
  items: number
}

function plain(schema: JsonSchema, dialect: Dialect, depth: number, budget: Budget): boolean {
  budget.left -= 1
  if (budget.left < 0) return false
  switch (schema.type) {
    case 'object':
      return plainObject(schema, dialect, depth, budget)
    case 'array':
      return plainArray(schema, dialect, depth, budget)
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return plainScalar(schema, dialect)
    case 'null':
      return !dialect.subset && Object.keys(schema).length === 1
    default:
      return !dialect.subset && depth > 0 && plainUnion(schema, dialect, depth, budget)
  }
}

function plainUnion(schema: JsonSchema, dialect: Dialect, depth: number, budget: Budget): boolean {
  const { anyOf } = schema
  if (!Array.isArray(anyOf) || anyOf.length === 0) return false
  for (const keyword in schema) {
    if (keyword !== 'anyOf' && !isText(keyword, schema[keyword])) return false
  }
  return anyOf.every((branch) => isObject(branch) && plain(branch, dialect, depth, budget))
}

function plainObject(schema: JsonSchema, dialect: Dialect, depth: number, budget: Budget): boolean {
  for (const keyword in schema) {
    switch (keyword) {
      case 'type':
      case 'properties':
      case 'required':
        continue
      case 'additionalProperties':
        if (dialect.maps && typeof schema[keyword] === 'boolean') continue
        return false
      default:
        if (!isText(keyword, schema[keyword])) return false
    }
  }
  const { properties, required } = schema
  if (!isObject(properties)) return properties === undefined && required === undefined && depth > 0
  if (depth >= budget.deepest) return false
  let count = 0
  for (const name in properties) {
    const one = properties[name]
    if (!dialect.names.test(name) || !isObject(one)) return false
    if (!plain(one, dialect, depth + 1, budget)) return false
    count += 1
  }
  if (count === 0 && depth > 0) return false
  return required === undefined || areNames(required, properties)
}

function areNames(required: unknown, properties: JsonSchema): boolean {
  if (!Array.isArray(required) || required.length === 0) return false
  const isKnown = required.every((name) => Object.hasOwn(properties, name as string))
  return isKnown && new Set(required).size === required.length
}

function plainArray(schema: JsonSchema, dialect: Dialect, depth: number, budget: Budget): boolean {
  const { items } = schema
  if (!isObject(items) || depth + 1 >= budget.deepest) return false
  for (const keyword in schema) {
    const value = schema[keyword]
    switch (keyword) {
      case 'type':
      case 'items':
        continue
      case 'minItems':
        if (isCount(value)) continue
        return false
      case 'maxItems':
        if (dialect.subset) budget.items -= value as number
        if (isCount(value) && budget.items >= 0) continue
        return false
      case 'default':
        if (isPlainValue(value)) continue
        return false
      default:
        if (!isText(keyword, value)) return false
    }
  }
  return plain(items, dialect, depth + 1, budget)
}

function plainScalar(schema: JsonSchema, dialect: Dialect): boolean {
  const { type } = schema
  for (const keyword in schema) {
    const value = schema[keyword]
    switch (keyword) {
      case 'type':
        continue
      case 'minimum':
      case 'maximum':
        if (Number.isFinite(value) && (type === 'integer' || type === 'number')) continue
        return false
      case 'minLength':
      case 'maxLength':
        if (type === 'string' && isCount(value)) continue
        return false
      case 'enum':
        if (type === 'string' && areTexts(value)) continue
        return false
      case 'pattern':
        if (type === 'string' && typeof value === 'string' && isSafe(value)) continue
        return false
      case 'format':
        if (
          typeof value === 'string' &&
          (!dialect.subset || (type === 'string' && value === 'date-time'))
        )
          continue
        return false
      case 'exclusiveMinimum':
      case 'exclusiveMaximum':
        if (!dialect.subset && Number.isFinite(value)) continue
        return false
      case 'default':
        if (isPlainValue(value)) continue
        return false
      default:
        if (!isText(keyword, value)) return false
    }
  }
  return true
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isPlainValue(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length <= 20 && value.every((one) => !Array.isArray(one) && isPlainValue(one))
  }
  return (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= 200)
  )
}

function isText(keyword: string, value: unknown): boolean {
  if (keyword === 'description') {
    return typeof value === 'string' && value !== '' && value.length <= 1000
  }
  return keyword === 'title' && typeof value === 'string' && value !== '' && value.length <= 200
}

function areTexts(values: unknown): boolean {
  if (!Array.isArray(values) || values.length === 0 || values.length > 200) return false
  const areAll = values.every((value) => typeof value === 'string' && value !== '')
  return areAll && new Set(values).size === values.length
}

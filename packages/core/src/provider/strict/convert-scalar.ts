import type { JsonSchema } from '../../schema/json-schema.ts'
import { allowedValues } from './allowed-values.ts'
import { type Conversion, count } from './conversion.ts'
import { describeSchema } from './describe-schema.ts'
import { takesKeyword } from './takes-keyword.ts'
import { unrepresentable } from './unrepresentable.ts'

/** Strings, numbers, booleans and null as strict mode takes them. Throws `unrepresentable` for any other type. */
export function convertScalar(schema: JsonSchema, to: Conversion): JsonSchema {
  const { type } = schema
  const node: JsonSchema = { type }
  const description = describeSchema(schema)
  if (description !== undefined) node.description = description
  for (const one of Array.isArray(type) ? type : [type]) {
    const keywords = keywordsOf.get(one)
    if (!keywords) throw unrepresentable
    for (const keyword in schema) {
      if (keywords.has(keyword) && takesKeyword(schema, keyword)) node[keyword] = schema[keyword]
    }
  }
  const values = type === 'null' ? undefined : allowedValues(schema, type)
  if (!values) return node
  assertShort(values, to)
  if ('const' in schema) node.const = values[0]
  else node.enum = [...new Set(values)]
  return node
}

const bounds = new Set(['exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum', 'multipleOf'])
const keywordsOf = new Map<unknown, ReadonlySet<string>>([
  ['boolean', new Set()],
  ['integer', bounds],
  ['null', new Set()],
  ['number', bounds],
  ['string', new Set(['format', 'pattern'])],
])

/** The API takes no enum of more than 250 values that has more characters than this. */
const maxCharacters = 15_000

function assertShort(values: readonly unknown[], to: Conversion): void {
  const characters = values.reduce<number>((sum, value) => sum + String(value).length, 0)
  if (values.length === 0 || (values.length > 250 && characters > maxCharacters)) {
    throw unrepresentable
  }
  count(to, 'enumValues', values.length)
  count(to, 'characters', characters)
}

import type { JsonSchema } from '../../schema/json-schema.ts'
import { takesKeyword } from './takes-keyword.ts'

/**
 * A schema's description, with what strict mode cannot be told in another way: `Page size (default: 10)`.
 * Arguments are checked against the tool's own schema all the same. Undefined when there is nothing to say.
 */
export function describeSchema(schema: JsonSchema): string | undefined {
  let notes = ''
  for (const keyword in schema) {
    if (!noted.has(keyword) || takesKeyword(schema, keyword)) continue
    // Zod writes one of the same meaning beside each format.
    if (keyword === 'pattern' && takesKeyword(schema, 'format')) continue
    const value = schema[keyword]
    if (value === undefined || value === null || value === false) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (text.length <= maxLength) notes += `${notes && '; '}${keyword}: ${text}`
  }
  const description = typeof schema.description === 'string' ? schema.description : ''
  const text = notes === '' ? description : `${description} (${notes})`.trimStart()
  return text === '' ? undefined : text
}

/** Characters: longer, an example helps less than it costs. */
const maxLength = 200

const noted = new Set([
  'default',
  'example',
  'examples',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxLength',
  'maxProperties',
  'minLength',
  'minProperties',
  'pattern',
  'uniqueItems',
])

import type { JsonSchema } from '../../schema/json-schema.ts'

/**
 * Whether strict mode takes a keyword that narrows strings, numbers or arrays, as this schema has it
 * (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas).
 */
export function takesKeyword(schema: JsonSchema, keyword: string): boolean {
  const value = schema[keyword]
  if (limits.has(keyword)) {
    // Zod gives these bounds to every integer.
    return typeof value === 'number' && Math.abs(value) !== Number.MAX_SAFE_INTEGER
  }
  if (typeof value !== 'string') return false
  if (keyword === 'format') return formats.has(value)
  return keyword === 'pattern' && !unsafe.test(value) && !takesKeyword(schema, 'format')
}

const limits = new Set([
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxItems',
  'maximum',
  'minItems',
  'minimum',
  'multipleOf',
])

const formats = new Set([
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'time',
  'uuid',
])

/** Looking around, referring back, classes of Unicode. */
const unsafe = /\(\?(?!:)|\\[1-9kpPbB]/

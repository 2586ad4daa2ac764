import type { JsonSchema } from '../../schema/json-schema.ts'
import { inWords } from './words.ts'

/** The type with what is said of a schema, in the order of reading. */
export function keepAnnotations(schema: JsonSchema, type: string): JsonSchema {
  const { title, description, default: value } = schema
  const kept: JsonSchema = { type }
  if (typeof title === 'string' && title !== '' && title.length <= 200) kept.title = title
  if (typeof description === 'string' && description !== '') kept.description = description
  if (value !== undefined && value !== null && isShort(value)) kept.default = value
  return kept
}

function isShort(value: unknown): boolean {
  return typeof value !== 'object' && typeof value !== 'string'
    ? true
    : !inWords(value, 1000).endsWith('…')
}

/** Copies keywords that count, where they do. */
export function keepCounts(
  schema: JsonSchema,
  made: JsonSchema,
  keywords: readonly string[],
): void {
  for (const keyword of keywords) {
    const value = schema[keyword]
    if (Number.isSafeInteger(value) && (value as number) >= 0) made[keyword] = value
  }
}

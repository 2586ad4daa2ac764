import type { JsonSchema } from '../../schema/json-schema.ts'
import { inWords } from './words.ts'

/** The type with what is said of a schema, in the order of reading. */
export function keepAnnotations(schema: JsonSchema, type: string): JsonSchema {
  const { title, description, default: value } = schema
  return {
    type,
    ...(typeof title === 'string' && title !== '' && title.length <= 200 && { title }),
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(value !== undefined && value !== null && isShort(value) && { default: value }),
  }
}

function isShort(value: unknown): boolean {
  return !inWords(value, 1000).endsWith('…')
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

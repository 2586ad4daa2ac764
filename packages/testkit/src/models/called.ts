import { isObject, type JsonObject } from './json.ts'
import type { ModelCall } from './model-reply.ts'

/** A call's arguments as the text in which OpenAI and Mistral send them. */
export function writtenArguments({ arguments: written }: ModelCall): string {
  return typeof written === 'string' ? written : JSON.stringify(written)
}

/** The same as an object, for vendors whose models can write nothing else. */
export function objectArguments({ arguments: written }: ModelCall): JsonObject {
  if (typeof written !== 'string') return written
  const read: unknown = JSON.parse(written || '{}')
  return isObject(read) ? read : {}
}

import { isObject, type JsonObject } from './json.ts'

/**
 * The object that a request's bytes say, or undefined: for bytes that are no UTF-8, for what is no JSON, and for half of a
 * surrogate pair in any string or name, which JavaScript's own parser lets in and no vendor's does.
 */
export function readJson(bytes: ArrayBuffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(value) && isWellFormed(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, item]) => name.isWellFormed() && isWellFormed(item))
}

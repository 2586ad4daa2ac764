import { isObject } from '../json.ts'
import { subschemas } from '../json-schema/subschemas.ts'

/**
 * A text that is none of what OpenAI's metaschema wants there: a pattern that Python cannot compile
 * (https://github.com/Alishahryar1/free-claude-code/issues/1730), or an id that is no URI
 * (https://github.com/griptape-ai/griptape/issues/2150).
 */
export function formatFault(schema: unknown): string | undefined {
  for (const [, part] of subschemas(schema)) {
    if (!isObject(part)) continue
    const keys = isObject(part.patternProperties) ? Object.keys(part.patternProperties) : []
    const odd = texts(part.pattern, ...keys).find((text) => !compiles(text))
    if (odd !== undefined) return `'${odd}' is not a 'regex'.`
    const uri = texts(part.$id, part.$ref, part.$schema).find((text) => noUri.test(text))
    if (uri !== undefined) return `'${uri}' is not a 'uri-reference'.`
  }
  return undefined
}

function texts(...values: unknown[]): string[] {
  return values.filter((value) => typeof value === 'string')
}

const noUri = /[\s<>"{}|\\^`]/

/** Letters that may stand behind a backslash in Python's `re`; `\\u` with four digits. */
const escapes = /\\(?:[AbBdDsSwWZafnrtvxN0-9]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^a-zA-Z0-9])/g

function compiles(pattern: string): boolean {
  if (/\\[a-zA-Z]/.test(pattern.replace(escapes, ''))) return false
  if (/\(\?<[a-zA-Z_]/.test(pattern)) return false
  try {
    return new RegExp(pattern.replaceAll('(?P<', '(?<')) instanceof RegExp
  } catch {
    return false
  }
}

/** What strict mode says to a pattern that looks around: https://github.com/anomalyco/opencode/issues/32073 */
export function lookaroundFault(schema: unknown): string | undefined {
  for (const [path, part] of subschemas(schema)) {
    if (!isObject(part) || typeof part.pattern !== 'string') continue
    if (!/\(\?<?[=!]/.test(part.pattern)) continue
    const at = ['$', ...path, 'pattern'].join('.')
    return `Invalid JSON schema: regex lookaround is not supported. Found at ${at}.`
  }
  return undefined
}

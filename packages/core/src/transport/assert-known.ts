import { MaillonError } from '../errors/maillon-error.ts'

/**
 * Refuses options that are not an object, or hold a key that is none of theirs, with `invalid_request`: a misspelt
 * restriction must not become no restriction.
 */
export function assertKnown(what: string, options: unknown, keys: readonly string[]): void {
  const given = isObject(options) ? Object.keys(options) : undefined
  const unknown = given?.filter((key) => !keys.includes(key))
  if (unknown?.length === 0) return
  throw new MaillonError('invalid_request', {
    message: unknown
      ? `${what} has no option ${unknown.map((key) => `"${key}"`).join(', ')}.`
      : `${what} is no object of options.`,
    hint: `Its options are: ${keys.join(', ')}.`,
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

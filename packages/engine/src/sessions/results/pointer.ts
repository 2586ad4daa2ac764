import { MaillonError } from '@maillon/core'

/**
 * The part of a JSON value at a JSON Pointer (RFC 6901): `/messages/0/body`, and `''` for all of it. The first slash may be
 * left out. Throws `invalid_arguments`, which tells what there is instead.
 */
export function valueAt(value: unknown, path: string): unknown {
  let part = value
  let reached = ''
  for (const name of namesOf(path)) {
    if (!hasPart(part, name)) throw noSuchPart(path, reached, part)
    part = (part as Record<string, unknown>)[name]
    reached = below(reached, name)
  }
  return part
}

function hasPart(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return /^\d+$/.test(name) && Number(name) < value.length
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

/** The pointer to a part of what a pointer leads to. */
export function below(path: string, name: string | number): string {
  return `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The names in a JSON Pointer, from the root on. */
export function namesOf(path: string): string[] {
  const plain = path.replace(/^#/, '').replace(/^\//, '')
  if (plain === '') return []
  return plain.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function noSuchPart(path: string, reached: string, part: unknown): MaillonError {
  const where = reached === '' ? 'The result' : reached
  return new MaillonError('invalid_arguments', {
    message: `There is nothing at ${path} in this result.`,
    hint: Array.isArray(part)
      ? `${where} is a list of ${part.length}: take an index from 0 on.`
      : typeof part === 'object' && part !== null
        ? `${where} has: ${Object.keys(part).slice(0, 20).join(', ').slice(0, 500)}.`
        : `${where} has no parts: read it as it is.`,
  })
}

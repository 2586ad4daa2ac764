import { MaillonError } from '../errors/maillon-error.ts'

/**
 * Builds a URL path from a template: path`/repos/${owner}/${repo}`.
 * Each value becomes one encoded segment; '', '.' and '..' are refused, since they would lead to another endpoint.
 */
export function path(
  strings: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  return strings.reduce((text, string, index) => text + encode(values[index - 1]) + string)
}

function encode(value: string | number | undefined): string {
  const segment = String(value ?? '')
  if (segment === '' || segment === '.' || segment === '..') {
    throw new MaillonError('invalid_arguments', {
      message: `"${segment}" cannot be part of an address.`,
      hint: 'Pass a name or an id without dots alone.',
    })
  }
  return encodeURIComponent(segment)
}

import { Unusable } from './problems.ts'

/** A path as it is called, and what stands in the query of each call. */
export interface MendedPath {
  path: string
  query: Record<string, string>
  /** Parameters whose place is in the query, by their names there: `?q={term}`. */
  inQuery: Map<string, string>
}

/**
 * A path of a document as it is called. Behind a `#` stands what only tells operations of one address apart, and behind a
 * `?` what the query always has. Throws Unusable for one that would lead to another address.
 */
export function mendPath(written: string): MendedPath {
  const [whole = ''] = written.split('#')
  const [start = '', ...rest] = whole.split('?')
  const path = start.startsWith('/') ? start : `/${start}`
  if (
    !/^\/(?!\/)[^\\\s]*$/.test(path) ||
    /(^|\/)\.{1,2}(\/|$)/.test(path) ||
    /%2e|%2f|%5c/i.test(path)
  )
    throw new Unusable('Its path is none that stays below the server’s own address.')
  if (/\p{C}/u.test(path)) throw new Unusable('Its path has characters that nobody sees.')
  const entries = [...new URLSearchParams(rest.join('?'))]
  const inQuery = entries.flatMap(([name, value]): [string, string][] => {
    const [, parameter] = /^\{([^{}]+)\}$/.exec(value) ?? []
    return parameter === undefined ? [] : [[parameter, name]]
  })
  const fixed = entries.filter(([name, value]) => name !== '' && !/[{}]/.test(name + value))
  return { path, query: Object.fromEntries(fixed), inQuery: new Map(inQuery) }
}

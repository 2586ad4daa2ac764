import { readFileSync } from 'node:fs'
import type { DataSet, Tool } from './data-sets.ts'

interface Request {
  text: string
  /** The tools that are right, any one of them. */
  any: readonly string[]
}

/**
 * The requests of a name over tools: those that weights were set by, and those that were written beforehand, set aside, and
 * of which nothing but the totals was ever printed. Names of tools that are not there are told, and their requests left out.
 */
export function halves(name: string, tools: readonly Tool[], unseen: boolean): DataSet[] {
  const known = new Set(tools.map(({ id }) => id))
  return (unseen ? ['tuned', 'unseen'] : ['tuned']).map((half) => {
    const file = new URL(`${half}/${name}.json`, import.meta.url)
    const requests = JSON.parse(readFileSync(file, 'utf8')) as Request[]
    const missing = requests.flatMap(({ any }) => any.filter((slug) => !known.has(slug)))
    if (missing.length > 0) console.error(`Not among the tools of ${name}: ${missing.join(', ')}`)
    const queries = requests
      .filter(({ any }) => any.some((slug) => known.has(slug)))
      .map(({ text, any }) => ({ text, needs: [any] }))
    return { name: `${name}, ${half}`, tools, queries }
  })
}

import { isNode } from '../openapi/node.ts'
import { textOf } from '../openapi/texts.ts'

/** As much of a server's own words as an error has room for. */
const longest = 1_000
/** As many faults as anybody mends at once. */
const mostFaults = 5

/**
 * A server's words, as a model can use them. The usual SDKs put all that their validator found behind a colon, as JSON:
 * it becomes a sentence.
 */
export function said(words: string): string {
  const start = words.search(/\[\s*\{\s*"/)
  const faults = start < 0 ? undefined : faultsIn(words.slice(start))
  if (faults === undefined) return words.slice(0, longest)
  const head = words.slice(0, start).trim().replace(/:$/, '')
  return [head, ...faults].filter(Boolean).join(': ').slice(0, longest)
}

/** What a validator found, as one text; none for what breaks off; undefined for JSON that is something else. */
function faultsIn(json: string): [string?] | undefined {
  try {
    const found: unknown = JSON.parse(json)
    if (!Array.isArray(found) || !found.every(isFault)) return undefined
    return [found.slice(0, mostFaults).map(told).join('; ')]
  } catch {
    return /"code":\s*"(?:invalid|unrecognized|too|custom)/.test(json) ? [] : undefined
  }
}

interface Fault {
  path: unknown[]
  message: string
}

function isFault(one: unknown): one is Fault {
  return isNode(one) && Array.isArray(one.path) && typeof one.message === 'string'
}

function told({ path, message }: Fault): string {
  return path.length === 0 ? message : `${path.map(textOf).join('.')}: ${message}`
}

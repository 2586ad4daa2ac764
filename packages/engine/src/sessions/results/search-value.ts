import { below, valueAt } from './pointer.ts'

export interface ValueSearch {
  text: string
  /** A JSON Pointer to the part that is searched. */
  path: string
  offset: number
  limit: number
  /** How long all excerpts together may be. */
  maxCharacters: number
}

/** A place where the text was found. */
interface Hit {
  path: string
  /** What stands around it. */
  excerpt: string
}

const around = 80

/** The places in a value whose text or number holds a text, in any case, in their order. Throws as `valueAt` does. */
export function searchValue(whole: unknown, search: ValueSearch) {
  const { text, path, offset, limit, maxCharacters } = search
  const wanted = text.toLowerCase()
  const hits: Hit[] = []
  let total = 0
  let left = maxCharacters
  let isFull = false
  for (const [place, value] of leaves(valueAt(whole, path), path.replace(/\/$/, ''))) {
    const at = value.toLowerCase().indexOf(wanted)
    if (at < 0) continue
    total += 1
    if (total <= offset || isFull) continue
    const hit = {
      path: place,
      excerpt: value.slice(Math.max(0, at - around), at + text.length + around),
    }
    const size = JSON.stringify(hit).length
    isFull = hits.length === limit || (size > left && hits.length > 0)
    if (isFull) continue
    hits.push(hit)
    left -= size
  }
  const next = offset + hits.length
  return {
    path,
    total,
    offset,
    hits,
    ...(hits.length > 0 && next < total && { next_offset: next }),
  }
}

/** Texts and numbers of a value; without recursion, since an upstream decides how deep it goes. */
function* leaves(value: unknown, path: string): Generator<[path: string, text: string]> {
  const open: [string, unknown][] = [[path, value]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [place, part] = next
    if (typeof part === 'string') yield [place, part]
    else if (typeof part === 'number') yield [place, String(part)]
    else if (typeof part === 'object' && part !== null) {
      const inner = Object.entries(part).map(([name, one]): [string, unknown] => [
        below(place, name),
        one,
      ])
      open.push(...inner.toReversed())
    }
  }
}

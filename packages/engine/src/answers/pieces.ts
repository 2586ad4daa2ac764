import { isLong } from './is-long.ts'

/** A step in putting a value together: a whole value, or more of the list or object that is open. */
export type Piece =
  | { kind: 'value'; name?: string | undefined; json: string }
  | { kind: 'list'; name?: string | undefined }
  | { kind: 'object'; name?: string | undefined }
  | { kind: 'items' | 'entries'; json: string }
  | { kind: 'end' }

/** Characters of JSON that are parsed in about a millisecond. */
const maxLength = 32_768
/** What is nested deeper is not cut any further: each level is looked at once more. */
const maxDepth = 8

/** Cuts a value that came of JSON into pieces, each of which takes a moment to parse. */
export function* cut(value: unknown, name?: string, depth = 0): Generator<Piece> {
  if (!canBeCut(value, depth)) {
    yield { kind: 'value', name, json: JSON.stringify(value) }
    return
  }
  const isList = Array.isArray(value)
  yield { kind: isList ? 'list' : 'object', name }
  let batch: string[] = []
  let length = 0
  const batched = function* (): Generator<Piece> {
    const text = batch.join(',')
    if (batch.length > 0)
      yield isList ? { kind: 'items', json: `[${text}]` } : { kind: 'entries', json: `{${text}}` }
    batch = []
    length = 0
  }
  for (const [key, inner] of isList ? listed(value) : Object.entries(value)) {
    if (canBeCut(inner, depth + 1)) {
      yield* batched()
      yield* cut(inner, key, depth + 1)
      continue
    }
    const text = JSON.stringify(inner)
    const entry = key === undefined ? text : `${JSON.stringify(key)}:${text}`
    batch.push(entry)
    length += entry.length
    if (length > maxLength) yield* batched()
  }
  yield* batched()
  yield { kind: 'end' }
}

function canBeCut(value: unknown, depth: number): value is object {
  return (
    typeof value === 'object' && value !== null && depth <= maxDepth && isLong(value, maxLength)
  )
}

function* listed(list: readonly unknown[]): Generator<[undefined, unknown]> {
  for (const item of list) yield [undefined, item]
}

/** Puts pieces together again, one at a time. */
export interface Assembly {
  add(piece: Piece): void
  /** What the pieces were cut from, once all of them are there. */
  value(): unknown
}

type Open = unknown[] | Record<string, unknown>

/** An assembly without a piece. */
export function assembly(): Assembly {
  const root: unknown[] = []
  const open: Open[] = [root]

  function put(name: string | undefined, value: unknown): void {
    const into = open.at(-1) as Open
    if (Array.isArray(into)) into.push(value)
    else set(into, name ?? '', value)
  }

  return {
    add(piece) {
      const into = open.at(-1) as Open
      switch (piece.kind) {
        case 'value':
          put(piece.name, JSON.parse(piece.json))
          return
        case 'items':
          for (const item of JSON.parse(piece.json) as unknown[]) (into as unknown[]).push(item)
          return
        case 'entries':
          for (const [name, value] of Object.entries(JSON.parse(piece.json) as object))
            set(into as Record<string, unknown>, name, value)
          return
        case 'end':
          open.pop()
          return
        default: {
          const begun: Open = piece.kind === 'list' ? [] : {}
          put(piece.name, begun)
          open.push(begun)
        }
      }
    },
    value: () => root[0],
  }
}

/** As JSON.parse does: `__proto__` is a name like others. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value
  else
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

import { createPage } from './page.ts'
import { below, valueAt } from './pointer.ts'
import { beginning, type Preview, previewOf, sizeOf } from './preview.ts'

export interface PartRequest {
  /** A JSON Pointer. */
  path: string
  offset: number
  /** How many items of a list, names of an object or characters of a text; as many as fit when left out. */
  limit?: number | undefined
  /** How long the answer's value may be, as JSON. */
  maxCharacters: number
}

export interface Part {
  path: string
  type: 'list' | 'object' | 'text' | 'value'
  /** How many items, names or characters there are. */
  total: number
  offset: number
  value: unknown
  /** Where to read on; left out at the end. */
  next_offset?: number
  /** What is too large even so, and was shortened. */
  cut?: Preview['cut']
}

/** A page of a part of a value. Throws `invalid_arguments` for a path that leads nowhere. */
export function readPart(whole: unknown, request: PartRequest): Part {
  const { path, offset } = request
  const value = valueAt(whole, path)
  const facts = { path, total: sizeOf(value), offset }
  if (typeof value === 'string') return { ...facts, type: 'text', ...readText(value, request) }
  if (Array.isArray(value)) {
    const { parts, ...page } = readParts([...value.entries()], request)
    return { ...facts, type: 'list', value: parts.map(([, part]) => part), ...page }
  }
  if (typeof value === 'object' && value !== null) {
    const { parts, ...page } = readParts(Object.entries(value), request)
    return { ...facts, type: 'object', value: Object.fromEntries(parts), ...page }
  }
  return { ...facts, type: 'value', value }
}

function readText(text: string, { offset, limit, maxCharacters }: PartRequest) {
  const rest = text.slice(offset)
  const value = fitting(beginning(rest, limit ?? rest.length), maxCharacters)
  return { value, ...nextOffset(offset + value.length, value.length, text.length) }
}

/** As much of a text as fits; as JSON it can be up to six times as long. */
export function fitting(text: string, maxCharacters: number): string {
  let value = beginning(text, maxCharacters)
  while (JSON.stringify(value).length > maxCharacters + 2) {
    value = beginning(value, Math.floor(value.length * 0.7))
  }
  return value
}

function readParts<Name extends string | number>(
  all: readonly [Name, unknown][],
  { path, offset, limit, maxCharacters }: PartRequest,
) {
  const page = createPage<[Name, unknown]>({ limit, maxCharacters })
  const wanted = all.slice(offset, limit === undefined ? undefined : offset + limit)
  for (const [name, part] of wanted) {
    const size = JSON.stringify(part ?? null).length + String(name).length + 4
    if (!page.add([name, part], size)) break
  }
  const { items: parts } = page
  const [first] = wanted
  if (parts.length > 0 || !first) {
    return { parts, ...nextOffset(offset + parts.length, parts.length, all.length) }
  }
  const [name, part] = first
  const { value, cut } = shortened(part, maxCharacters, below(path.replace(/\/$/, ''), name))
  return {
    parts: [[name, value] as [Name, unknown]],
    cut,
    ...nextOffset(offset + 1, 1, all.length),
  }
}

/** As much as fits of a value that is too long to be shown, and where it was cut. */
export function shortened(value: unknown, maxCharacters: number, path: string): Preview {
  if (typeof value !== 'string') return previewOf(value, maxCharacters, path)
  const shown = fitting(value, maxCharacters)
  return { value: shown, cut: [{ path, shown: shown.length, total: value.length }] }
}

function nextOffset(next: number, read: number, total: number) {
  return read > 0 && next < total ? { next_offset: next } : {}
}

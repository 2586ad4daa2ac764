import { below } from './pointer.ts'

/** A value made short. */
export interface Preview {
  value: unknown
  /** Where something was left out, and how much there is: items of a list, names of an object, characters of a text. */
  cut: { path: string; shown: number; total: number }[]
}

/** From much to little: how many items of a list and names of an object are shown, and how long texts are. */
const steps = [
  { items: 20, names: 100, characters: 1000 },
  { items: 10, names: 60, characters: 400 },
  { items: 5, names: 40, characters: 200 },
  { items: 3, names: 25, characters: 100 },
  { items: 2, names: 15, characters: 60 },
  { items: 1, names: 10, characters: 40 },
]
const maxDepth = 8
const maxCuts = 10

/** As much of a value as fits into so many characters of JSON: its beginning at every level, and where it was cut. */
export function previewOf(value: unknown, maxCharacters: number, path = ''): Preview {
  for (const step of steps) {
    const cut: Preview['cut'] = []
    const short = shorten(value, { path, depth: 0, ...step, cut })
    if (JSON.stringify(short).length <= maxCharacters) {
      return { value: short, cut: cut.slice(0, maxCuts) }
    }
  }
  return { value: null, cut: [{ path, shown: 0, total: sizeOf(value) }] }
}

interface Shortening {
  path: string
  depth: number
  items: number
  names: number
  characters: number
  cut: Preview['cut']
}

function shorten(value: unknown, at: Shortening): unknown {
  const total = sizeOf(value)
  const note = (shown: number) => {
    if (shown < total) at.cut.push({ path: at.path, shown, total })
  }
  if (typeof value === 'string') {
    note(at.characters)
    return beginning(value, at.characters)
  }
  if (typeof value !== 'object' || value === null) return value
  const isTooDeep = at.depth >= maxDepth
  const inner = (name: string | number, part: unknown) =>
    shorten(part, { ...at, path: below(at.path, name), depth: at.depth + 1 })
  if (Array.isArray(value)) {
    const shown = isTooDeep ? 0 : at.items
    note(shown)
    return value.slice(0, shown).map((item, index) => inner(index, item))
  }
  const shown = isTooDeep ? 0 : at.names
  note(shown)
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, shown)
      .map(([name, part]) => [name, inner(name, part)]),
  )
}

/** The first characters of a text; half a character pair is left out. */
export function beginning(text: string, count: number): string {
  const cut = text.slice(0, count)
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** How many items, names or characters a value has. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 1
}

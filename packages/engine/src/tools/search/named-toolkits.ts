import type { Shelf } from './shelf.ts'

/** How much tools gain when the request names their toolkit. */
const named = 1.8
/** A name is one while at most this share of the tools with its rarest word is of other toolkits. */
const others = 0.1

/** Toolkits, by their numbers, whose names are no words of other tools: the stems of each. */
type ToolkitNames = ReadonlyMap<number, readonly string[]>

/** The names by which a request can mean a toolkit. */
export function toolkitNames(
  { tools, toolkits: { of } }: Shelf,
  read: (text: string) => readonly string[],
  holders: (term: string) => Int32Array,
): ToolkitNames {
  const names = new Map<number, readonly string[]>()
  for (const [place, { toolkit }] of tools.entries()) {
    if (!names.has(of[place]!)) names.set(of[place]!, read(toolkit))
  }
  for (const [number, words] of names) {
    const [rarest] = words.map(holders).toSorted((a, b) => a.length - b.length)
    const foreign = rarest?.filter((place) => of[place] !== number).length ?? Infinity
    if (foreign > (rarest?.length ?? 0) * others) names.delete(number)
  }
  return names
}

/** Raises the tools of the toolkits that a request names. */
export function raiseNamed(
  scores: Float64Array,
  { toolkits: { of } }: Shelf,
  names: ToolkitNames,
  said: ReadonlySet<string>,
): void {
  const found = new Set<number>()
  for (const [number, words] of names) if (words.every((word) => said.has(word))) found.add(number)
  if (found.size === 0) return
  for (let place = 0; place < scores.length; place++) {
    if (found.has(of[place]!)) scores[place]! *= named
  }
}

import { isObject } from '../../is-object.ts'

/** Each list in a value in which something stands twice, once of lists that are alike. It looks at everything once. */
export function repeating(value: unknown): unknown[][] {
  const known = new Map<string, number>()
  const found = new Map<number, unknown[]>()
  numberOf(value)
  return [...found.values()]

  /** The same number for values that are alike, and for no others. */
  function numberOf(one: unknown): number {
    if (Array.isArray(one)) {
      const items = one.map(numberOf)
      const number = numbered(`[${items.join()}]`)
      if (new Set(items).size < items.length) found.set(number, one)
      return number
    }
    if (!isObject(one)) return numbered(JSON.stringify(one))
    const names = Object.keys(one).toSorted()
    return numbered(names.map((name) => `${JSON.stringify(name)}:${numberOf(one[name])}`).join())
  }

  function numbered(text: string): number {
    const number = known.get(text) ?? known.size
    known.set(text, number)
    return number
  }
}

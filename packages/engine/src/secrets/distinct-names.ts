import { hidden } from './scrubber.ts'

/** What stands for a name that was scrubbed: the same for the same one, and for another one something else. */
export function distinctNames(): (name: string, scrubbed: string) => string {
  const shown = new Map<string, string>()
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (name, scrubbed) => {
    // No other name can become the same as this one.
    if (!scrubbed.includes(hidden)) return scrubbed
    const known = shown.get(name)
    if (known !== undefined) return known
    let unique = scrubbed
    for (let count = counts.get(scrubbed) ?? 1; taken.has(unique); ) {
      count += 1
      counts.set(scrubbed, count)
      unique = `${scrubbed} ${count}`
    }
    taken.add(unique)
    shown.set(name, unique)
    return unique
  }
}

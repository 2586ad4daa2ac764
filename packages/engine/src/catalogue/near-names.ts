/** Up to three of the known names that share most of their letter pairs with a name that is not known. */
export function nearNames(name: string, known: readonly string[]): string[] {
  const wanted = pairs(name)
  return [...new Set(known)]
    .map((candidate) => ({ candidate, likeness: likeness(wanted, pairs(candidate)) }))
    .filter(({ likeness }) => likeness >= 0.4)
    .toSorted((a, b) => b.likeness - a.likeness || a.candidate.localeCompare(b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Dice coefficient of two sets. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * a.intersection(b).size) / (a.size + b.size)
}

function pairs(name: string): Set<string> {
  const text = ` ${name.toLowerCase().slice(0, 128)} `
  return new Set(
    Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)),
  )
}

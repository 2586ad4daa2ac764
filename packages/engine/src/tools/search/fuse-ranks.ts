/** How much less the second place counts than the first: the k of reciprocal rank fusion. */
const evenness = 60

/** One ranking out of two, best first: what both have comes before what one has. Equal ones are in the first one's order. */
export function fuseRanks(first: readonly string[], second: readonly string[]): string[] {
  const scores = new Map<string, number>()
  for (const ranking of [first, second]) {
    for (const [rank, slug] of ranking.entries()) {
      scores.set(slug, (scores.get(slug) ?? 0) + 1 / (evenness + rank + 1))
    }
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([slug]) => slug)
}

export interface Ranked {
  slug: string
  score: number
}

/**
 * One ranking out of several, best first and ties by slug: each gives a slug 1 / its rank.
 * No constant is added to the ranks: it would put what is fair in each before the best of one.
 */
export function mergeRanks(rankings: readonly (readonly string[])[]): Ranked[] {
  const scores = new Map<string, number>()
  for (const ranking of rankings) {
    for (const [index, slug] of ranking.entries()) {
      scores.set(slug, (scores.get(slug) ?? 0) + 1 / (index + 1))
    }
  }
  return [...scores]
    .map(([slug, score]) => ({ slug, score }))
    .toSorted((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
}

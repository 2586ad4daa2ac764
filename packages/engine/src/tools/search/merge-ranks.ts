interface Ranked {
  slug: string
  /** Words that it was found by. */
  words: readonly string[]
}

/**
 * One ranking out of several, best first and ties by slug: each gives a slug 1 / its rank.
 * No constant is added to the ranks: it would put what is fair in each before the best of one.
 */
export function mergeRanks(
  rankings: readonly (readonly Ranked[])[],
): { slug: string; score: number; words: string[] }[] {
  const found = new Map<string, { score: number; words: Set<string> }>()
  for (const ranking of rankings) {
    for (const [index, { slug, words }] of ranking.entries()) {
      const known = found.get(slug) ?? { score: 0, words: new Set() }
      known.score += 1 / (index + 1)
      for (const word of words) known.words.add(word)
      found.set(slug, known)
    }
  }
  return [...found]
    .map(([slug, { score, words }]) => ({ slug, score, words: [...words] }))
    .toSorted((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
}

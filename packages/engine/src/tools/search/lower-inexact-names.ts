import type { QueryTerm } from './read-query.ts'
import type { Shelf } from './shelf.ts'
import type { Candidate } from './spread-out.ts'

/** In a toolkit without end, a tool whose name has all of the request counts so much more than one whose name has nothing. */
const most = 1.5
/** Of so many tools is a toolkit in which that is half as much. */
const half = 100

/**
 * Lowers tools by the share of their names that the request does not say, rare words counting for more: to create an issue
 * comes before to create an issue's comment, unless comments are spoken of. Large toolkits have a tool for each such part
 * of a thing; in small ones names differ for other reasons, so that they lose less.
 */
export function lowerInexactNames(
  candidates: readonly Candidate[],
  terms: readonly QueryTerm[],
  { reads, toolkits }: Shelf,
  rarity: (term: string) => number,
): Candidate[] {
  const said = new Map(terms.map(({ term, weight }) => [term, Math.min(1, weight)]))
  return candidates.map((candidate) => {
    let whole = 0
    let met = 0
    for (const term of reads[candidate.place]!.name) {
      const counts = rarity(term)
      whole += counts
      met += counts * (said.get(term) ?? 0)
    }
    const size = toolkits.sizes[toolkits.of[candidate.place]!]!
    const share = (most * size) / (size + half)
    const by = (1 + share * (whole > 0 ? met / whole : 0)) / (1 + share)
    const matches = candidate.matches.map(({ term, score }) => ({ term, score: score * by }))
    return { ...candidate, score: candidate.score * by, matches }
  })
}

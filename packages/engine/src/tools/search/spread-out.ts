import type { Match } from './postings.ts'

/** A tool that may be found. */
export interface Candidate {
  /** Its place in the index. */
  place: number
  score: number
  /** What its score is made of, beside what its toolkit gave. */
  matches: readonly Match[]
}

/** How much a term loses once the tool that has most of it is chosen. */
const fading = 0.2

/**
 * Orders the best tools so that together they meet all of a query of so many terms: what a chosen one has met counts
 * less for the next. A query with two goals gets tools for both, before a third one for the first goal. Only the first
 * `count` are chosen so; the others follow by their scores.
 */
export function spreadOut(
  candidates: readonly Candidate[],
  { terms, count }: { terms: number; count: number },
): Candidate[] {
  const most = new Float64Array(terms)
  for (const { matches } of candidates) {
    for (const { term, score } of matches) most[term] = Math.max(score, most[term]!)
  }
  const left = candidates.toSorted((a, b) => b.score - a.score)
  const chosen: Candidate[] = []
  const faded = new Float64Array(terms)
  while (chosen.length < count && left.length > 0) {
    const next = left.splice(worthiest(left, faded), 1)[0]!
    chosen.push(next)
    for (const { term, score } of next.matches) {
      faded[term] = 1 - (1 - faded[term]!) * (1 - (fading * score) / most[term]!)
    }
  }
  return [...chosen, ...left]
}

function worthiest(candidates: readonly Candidate[], faded: Float64Array): number {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  for (const [index, { score, matches }] of candidates.entries()) {
    let worth = score
    for (const match of matches) worth -= match.score * faded[match.term]!
    if (worth > most) {
      most = worth
      best = index
    }
  }
  return best
}

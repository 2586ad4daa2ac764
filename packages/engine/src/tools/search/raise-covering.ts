import type { QueryTerm } from './read-query.ts'
import type { Candidate } from './spread-out.ts'

/**
 * Raises a tool by the share of the query's words that it has, to double for all of them: one rare word in common says
 * less than most of the request.
 */
export function raiseCovering(candidate: Candidate, terms: readonly QueryTerm[]): Candidate {
  const matched = candidate.matches.map(({ term }) => terms[term]!)
  const by = 1 + weightOfWords(matched) / (weightOfWords(terms) || 1)
  return {
    ...candidate,
    score: candidate.score * by,
    matches: candidate.matches.map(({ term, score }) => ({ term, score: score * by })),
  }
}

function weightOfWords(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { word, weight }) => (word === undefined ? sum : sum + weight), 0)
}

/** A part of a document: its terms, and how much finding one there counts. */
export interface Field {
  weight: number
  terms: readonly string[]
}

/** A term that is looked for, and how much it counts. */
export interface WeightedTerm {
  term: string
  weight: number
}

/** What one term gave one document. */
export interface Match {
  /** The term's place among those that were looked for. */
  term: number
  score: number
}

interface Postings {
  /** The score of each document, and then of each guest, in their order, for weighted terms; 0 without a common one. */
  score(terms: readonly WeightedTerm[], guests?: readonly Guest[]): Float64Array
  /** What the scores of some documents or guests are made of, by their places. */
  matches(
    terms: readonly WeightedTerm[],
    places: readonly number[],
    guests?: readonly Guest[],
  ): Match[][]
  /** How rare a term is among the documents: its inverse document frequency. */
  rarity(term: string): number
  /** The places of the documents that have a term, in their order. */
  holders(term: string): Int32Array
  /** Readies a document that is not in the index, to be held against what the index knows of terms and lengths. */
  guest(fields: readonly Field[]): Guest
}

export type Guest = ReadonlyMap<string, Frequencies>

/** The documents that have a term, in their order, and what it adds to the score of each. */
interface Posting {
  documents: Int32Array
  impacts: Float64Array
}

interface Frequencies {
  documents: number[]
  frequencies: number[]
}

const none: Posting = { documents: new Int32Array(), impacts: new Float64Array() }

/** How late a repeated term stops adding: k1 of BM25. */
const saturation = 2
/** How much a long field is held against its terms: b of BM25. */
const lengthPenalty = 0.75

/** An inverted index of documents of the same fields, scored by BM25F: one saturation over all. */
export function createPostings(documents: readonly (readonly Field[])[]): Postings {
  const usual = usualLengths(documents)
  const rarityOf = (found: number) => Math.log(1 + (documents.length - found + 0.5) / (found + 0.5))
  const impact = (frequency: number, found: number) =>
    (rarityOf(found) * frequency) / (saturation + frequency)
  const postings = new Map<string, Posting>()
  for (const [term, { documents: found, frequencies }] of collectFrequencies(documents, usual)) {
    postings.set(term, {
      documents: Int32Array.from(found),
      impacts: Float64Array.from(frequencies, (frequency) => impact(frequency, found.length)),
    })
  }
  const holders = (term: string) => (postings.get(term) ?? none).documents
  /** While matches are collected, one more than the row of each document that is asked for. */
  const rowOf = new Int32Array(documents.length)
  const guestImpact = (guest: Guest, term: string) => {
    const [frequency = 0] = guest.get(term)?.frequencies ?? []
    return impact(frequency, holders(term).length)
  }
  return {
    score(terms, guests = []) {
      const scores = new Float64Array(documents.length + guests.length)
      for (const { term, weight } of terms) {
        const posting = postings.get(term)
        if (posting) addScores(scores, posting, weight)
        guests.forEach((guest, index) => {
          scores[documents.length + index]! += weight * guestImpact(guest, term)
        })
      }
      return scores
    },
    matches(terms, places, guests = []) {
      const found: Match[][] = places.map(() => [])
      for (const [row, place] of places.entries()) rowOf[place] = row + 1
      terms.forEach(({ term, weight }, index) => {
        const { documents: those, impacts } = postings.get(term) ?? none
        for (let at = 0; at < those.length; at++) {
          const row = rowOf[those[at]!]!
          if (row > 0) found[row - 1]!.push({ term: index, score: weight * impacts[at]! })
        }
        if (guests.length === 0) return
        for (const [row, place] of places.entries()) {
          const guest = guests[place - documents.length]
          if (guest?.has(term))
            found[row]!.push({ term: index, score: weight * guestImpact(guest, term) })
        }
      })
      for (const place of places) rowOf[place] = 0
      return found
    },
    holders,
    rarity: (term) => rarityOf(holders(term).length),
    guest: (fields) => collectFrequencies([fields], usual),
  }
}

function addScores(scores: Float64Array, { documents, impacts }: Posting, weight: number): void {
  for (let at = 0; at < documents.length; at++) scores[documents[at]!]! += weight * impacts[at]!
}

/** How often each document has each term: a field counts by its weight and its usual length. */
function collectFrequencies(
  documents: readonly (readonly Field[])[],
  usual: readonly number[],
): Map<string, Frequencies> {
  const postings = new Map<string, Frequencies>()
  documents.forEach((fields, document) => {
    fields.forEach(({ weight, terms }, field) => {
      // What no document of the index has is as long as usual.
      const relativeLength = usual[field] ? terms.length / usual[field] : 1
      const frequency = weight / (1 + lengthPenalty * (relativeLength - 1))
      for (const term of terms) {
        const posting = postings.get(term) ?? { documents: [], frequencies: [] }
        if (posting.documents.length === 0) postings.set(term, posting)
        const last = posting.documents.length - 1
        if (posting.documents[last] === document) posting.frequencies[last]! += frequency
        else {
          posting.documents.push(document)
          posting.frequencies.push(frequency)
        }
      }
    })
  })
  return postings
}

/**
 * The median over the documents that have the field, lest a rare one such as keywords always look long, and one endless
 * text make all others look short.
 */
function usualLengths(documents: readonly (readonly Field[])[]): number[] {
  return (documents[0] ?? []).map((_, field) => {
    const lengths = documents.map((fields) => fields[field]!.terms.length).filter((n) => n > 0)
    return lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0
  })
}

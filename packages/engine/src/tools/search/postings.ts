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

/** How often a document has each of its terms, weighted. */
export type Guest = ReadonlyMap<string, number>

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
  const { numbers, starts, holders, frequencies } = collectFrequencies(documents, usual)
  /** What a term adds to the score of each of its holders. */
  const impacts = frequencies
  for (let term = 0; term < numbers.size; term++) {
    const found = starts[term + 1]! - starts[term]!
    for (let at = starts[term]!; at < starts[term + 1]!; at++)
      impacts[at] = impact(frequencies[at]!, found)
  }
  const rangeOf = (term: string): [start: number, end: number] => {
    const number = numbers.get(term)
    return number === undefined ? [0, 0] : [starts[number]!, starts[number + 1]!]
  }
  const countOf = (term: string) => {
    const [start, end] = rangeOf(term)
    return end - start
  }
  /** While matches are collected, one more than the row of each document that is asked for. */
  const rowOf = new Int32Array(documents.length)
  const guestImpact = (guest: Guest, term: string) => impact(guest.get(term) ?? 0, countOf(term))
  return {
    score(terms, guests = []) {
      const scores = new Float64Array(documents.length + guests.length)
      for (const { term, weight } of terms) {
        const [start, end] = rangeOf(term)
        for (let at = start; at < end; at++) scores[holders[at]!]! += weight * impacts[at]!
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
        const [start, end] = rangeOf(term)
        for (let at = start; at < end; at++) {
          const row = rowOf[holders[at]!]!
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
    holders: (term) => holders.subarray(...rangeOf(term)),
    rarity: (term) => rarityOf(countOf(term)),
    guest(fields) {
      const frequencyOf = new Map<string, number>()
      eachTerm(fields, usual, (term, frequency) => {
        frequencyOf.set(term, (frequencyOf.get(term) ?? 0) + frequency)
      })
      return frequencyOf
    },
  }
}

/** The holders of all terms in one list, those of a term from its number's start to the next one's. */
interface Collected {
  numbers: ReadonlyMap<string, number>
  starts: Int32Array
  /** In the order of the documents. */
  holders: Int32Array
  frequencies: Float64Array
}

/** How often each document has each term. Lists by term would take more than their contents: most terms have one holder. */
function collectFrequencies(
  documents: readonly (readonly Field[])[],
  usual: readonly number[],
): Collected {
  const numbers = new Map<string, number>()
  const found: { terms: number[]; documents: number[]; frequencies: number[] } = {
    terms: [],
    documents: [],
    frequencies: [],
  }
  /** By number, where the document that had the term last stands in `found`. */
  const last: number[] = []
  documents.forEach((fields, document) => {
    eachTerm(fields, usual, (term, frequency) => {
      let number = numbers.get(term)
      if (number === undefined) numbers.set(term, (number = numbers.size))
      const before = last[number]
      if (before !== undefined && found.documents[before] === document)
        found.frequencies[before]! += frequency
      else {
        last[number] = found.terms.push(number) - 1
        found.documents.push(document)
        found.frequencies.push(frequency)
      }
    })
  })
  const starts = new Int32Array(numbers.size + 1)
  for (const number of found.terms) starts[number + 1]! += 1
  for (let number = 0; number < numbers.size; number++) starts[number + 1]! += starts[number]!
  const next = starts.slice()
  const holders = new Int32Array(found.terms.length)
  const frequencies = new Float64Array(found.terms.length)
  for (const [at, number] of found.terms.entries()) {
    const place = next[number]!
    next[number] = place + 1
    holders[place] = found.documents[at]!
    frequencies[place] = found.frequencies[at]!
  }
  return { numbers, starts, holders, frequencies }
}

/** Tells each term of a document with what it adds: a field counts by its weight and its usual length. */
function eachTerm(
  fields: readonly Field[],
  usual: readonly number[],
  tell: (term: string, frequency: number) => void,
): void {
  for (const [field, { weight, terms }] of fields.entries()) {
    // What no document of the index has is as long as usual.
    const relativeLength = usual[field] ? terms.length / usual[field] : 1
    const frequency = weight / (1 + lengthPenalty * (relativeLength - 1))
    for (const term of terms) tell(term, frequency)
  }
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

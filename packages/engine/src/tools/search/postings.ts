/** A part of a document: its terms, and how much finding one there counts. */
export interface Field {
  weight: number
  terms: readonly string[]
}

interface Postings {
  /** The score of each document, and then of each guest, in their order, for weighted terms; 0 without a common one. */
  score(weights: ReadonlyMap<string, number>, guests?: readonly Guest[]): Float64Array
  /** Readies a document that is not in the index, to be held against what the index knows of terms and lengths. */
  guest(fields: readonly Field[]): Guest
}

type Guest = ReadonlyMap<string, Posting>

interface Posting {
  documents: number[]
  impacts: number[]
}

/** How late a repeated term stops adding: k1 of BM25. */
const saturation = 1.5
/** How much a long field is held against its terms: b of BM25. */
const lengthPenalty = 0.75

/** An inverted index of documents of the same fields, scored by BM25F: one saturation over all. */
export function createPostings(documents: readonly (readonly Field[])[]): Postings {
  const averages = averageLengths(documents)
  const postings = collectFrequencies(documents, averages)
  const impact = (frequency: number, found: number) => {
    const rarity = Math.log(1 + (documents.length - found + 0.5) / (found + 0.5))
    return (rarity * frequency) / (saturation + frequency)
  }
  for (const { documents: found, impacts } of postings.values()) {
    for (const [index, frequency] of impacts.entries()) {
      impacts[index] = impact(frequency, found.length)
    }
  }
  return {
    score(weights, guests = []) {
      const scores = new Float64Array(documents.length + guests.length)
      for (const [term, weight] of weights) {
        const posting = postings.get(term)
        posting?.documents.forEach((document, index) => {
          scores[document]! += weight * posting.impacts[index]!
        })
      }
      guests.forEach((guest, index) => {
        for (const [term, weight] of weights) {
          const [frequency = 0] = guest.get(term)?.impacts ?? []
          const found = postings.get(term)?.documents.length ?? 0
          scores[documents.length + index]! += weight * impact(frequency, found)
        }
      })
      return scores
    },
    guest: (fields) => collectFrequencies([fields], averages),
  }
}

/** How often each document has each term: a field counts by its weight and its usual length. */
function collectFrequencies(
  documents: readonly (readonly Field[])[],
  averages: readonly number[],
): Map<string, Posting> {
  const postings = new Map<string, Posting>()
  documents.forEach((fields, document) => {
    fields.forEach(({ weight, terms }, field) => {
      // What no document of the index has is as long as usual.
      const relativeLength = averages[field] ? terms.length / averages[field] : 1
      const frequency = weight / (1 + lengthPenalty * (relativeLength - 1))
      for (const term of terms) {
        const posting = postings.get(term) ?? { documents: [], impacts: [] }
        if (posting.documents.length === 0) postings.set(term, posting)
        const last = posting.documents.length - 1
        if (posting.documents[last] === document) posting.impacts[last]! += frequency
        else {
          posting.documents.push(document)
          posting.impacts.push(frequency)
        }
      }
    })
  })
  return postings
}

/** Over the documents that have the field, lest a rare one such as keywords always look long. */
function averageLengths(documents: readonly (readonly Field[])[]): number[] {
  return (documents[0] ?? []).map((_, field) => {
    const lengths = documents.map((fields) => fields[field]!.terms.length).filter((n) => n > 0)
    return lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1)
  })
}

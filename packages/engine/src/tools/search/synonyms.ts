import { lexicon } from './lexicon.ts'
import { sameWords } from './same-words.ts'
import type { Terms } from './terms.ts'

export interface Synonyms {
  /** The terms that the given stems also stand for, each with its weight and the stem that it comes from; a stem itself has 1. */
  of(words: readonly string[]): Map<string, Meaning>
}

interface Meaning {
  weight: number
  word: string
}

interface Entry {
  /** All of these are in the query... */
  when: readonly string[]
  /** ...so these count as well. */
  also: readonly string[]
  weight: number
}

const lexiconWeight = 0.22
const sameWeight = 0.6
const ownWeight = 0.9

/** What else a query may mean: near words, the same in other words, and the app's own words, each counting for more. */
export function createSynonyms(
  own: Readonly<Record<string, readonly string[]>>,
  read: (text: string) => Terms,
): Synonyms {
  const entries = new Map<string, Entry[]>()
  const add = (phrases: readonly string[], meanings: readonly string[], weight: number) => {
    const also = meanings.map(read).flatMap(({ words, pairs }) => [...words, ...pairs])
    for (const phrase of phrases) {
      const when = read(phrase).words
      const [first] = when
      if (first === undefined) continue
      entries.set(first, [...(entries.get(first) ?? []), { when, also, weight }])
    }
  }
  for (const [phrase, meanings] of Object.entries(own)) add([phrase], meanings, ownWeight)
  for (const group of sameWords) add(group, group, sameWeight)
  for (const group of lexicon) add(group, group, lexiconWeight)
  return {
    of(words) {
      const given = new Set(words)
      const found = new Map<string, Meaning>()
      for (const word of given) {
        for (const { when, also, weight } of entries.get(word) ?? []) {
          if (!when.every((needed) => given.has(needed))) continue
          for (const term of also) {
            if (weight > (found.get(term)?.weight ?? 0)) found.set(term, { weight, word })
          }
        }
      }
      return found
    },
  }
}

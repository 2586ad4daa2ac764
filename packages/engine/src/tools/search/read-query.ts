import type { WeightedTerm } from './postings.ts'
import type { Wish } from './read-wish.ts'
import type { Synonyms } from './synonyms.ts'
import { readTerms } from './terms.ts'

/** A term of a query. */
export interface QueryTerm extends WeightedTerm {
  /** The word that it stands for, as the query spells it; undefined for parts and pairs of words. */
  word?: string
}

const pairWeight = 0.5
const gramWeight = 0.1
/** Of what is quoted: mostly a value to pass on, and sometimes the name of a thing. */
const quotedWeight = 0.5
const weakWeight = 0.4
/** Of a verb that names nothing, such as to text someone: tools have the word for something else. */
const faintWeight = 0.3
/** Of a thing that a request implies. */
const impliedWeight = 1
/** Of what stands behind a preposition, in a request for one thing: mostly where it is, or whose. */
const asideWeight = 0.75

/** The first preposition behind a verb and one more word. */
const aside = /^\s*\S+\s+\S.*?\s(?=(?:to|in|on|from|for|with|of|at|under|into|by)\s)/isu

/** A text in quotation marks; an apostrophe inside a word is none. */
const quoted = /"[^"]{2,400}"|“[^”]{2,400}”|(?<=^|[\s(:,])['‘][^'‘’]{2,60}['’](?=[\s.,:;?!)]|$)/gu

export interface QueryReader {
  stem: (word: string) => string
  synonyms: Synonyms
  /** Stems of words that say little. */
  weak: ReadonlySet<string>
}

/** The terms of a query and of what is wished by it, and how much each counts: repeating one adds ever less. */
export function readQuery(
  text: string,
  wish: Wish,
  { stem, synonyms, weak }: QueryReader,
): QueryTerm[] {
  const terms = new Map<string, QueryTerm>()
  const add = (term: string, weight: number, word?: string) => {
    const known = terms.get(term)
    if (known) known.weight = Math.hypot(known.weight, weight)
    else terms.set(term, { term, weight, ...(word !== undefined && { word }) })
  }
  const given: string[] = []
  const read = (part: string, weight: number) => {
    const { written, words, pairs, grams } = readTerms(part, stem)
    given.push(...words)
    for (const [index, word] of words.entries()) {
      const byWord = weak.has(word) ? weakWeight : wish.faint.has(written[index]!) ? faintWeight : 1
      add(word, weight * byWord, written[index])
    }
    for (const pair of pairs) add(pair, weight * pairWeight)
    for (const gram of grams) {
      if (!terms.has(gram)) terms.set(gram, { term: gram, weight: weight * gramWeight })
    }
  }
  const said = text.replace(quoted, ' ')
  const [main = said] = (wish.goals <= 1 && aside.exec(said)) || []
  read(main, 1)
  read(said.slice(main.length), asideWeight)
  for (const [value] of text.matchAll(quoted)) read(value, quotedWeight)
  for (const { thing, by } of wish.implied) {
    const term = stem(thing)
    given.push(term)
    add(term, impliedWeight / wish.goals, by)
  }
  for (const [term, { weight, word }] of synonyms.of(given)) {
    if (!terms.has(term)) terms.set(term, { term, weight, word: terms.get(word)?.word ?? word })
  }
  return [...terms.values()]
}

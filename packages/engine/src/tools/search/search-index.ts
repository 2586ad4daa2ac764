import type { SearchableTool, ToolFilter } from './searchable-tool.ts'
import { stemmer } from 'stemmer'
import { liftToolkits } from './lift-toolkits.ts'
import { lowerInexactNames } from './lower-inexact-names.ts'
import { mergeRanks } from './merge-ranks.ts'
import { raiseNamed, toolkitNames } from './named-toolkits.ts'
import { createPostings, type Guest, type Match } from './postings.ts'
import { raiseCovering } from './raise-covering.ts'
import { type QueryReader, type QueryTerm, readQuery } from './read-query.ts'
import { type ReadTool, readTool } from './read-tool.ts'
import { readWish } from './read-wish.ts'
import { shelfOf } from './shelf.ts'
import { type Candidate, spreadOut } from './spread-out.ts'
import { createSynonyms } from './synonyms.ts'
import { isGram, readTerms } from './terms.ts'
import { weakWords } from './weak-words.ts'
import { weighDeeds } from './weigh-deeds.ts'

interface SearchOptions {
  /** What is to be done, in plain words; one query per step finds more than one for all. */
  queries: readonly string[]
  /** Which tools may be found. The others take nobody's place. */
  filter?: ToolFilter
  /** How many at most; 10 by default. */
  limit?: number
  /** Tools that are not in the index, for this search only. */
  guests?: readonly SearchableTool[]
}

/** A tool that was found. */
export interface Found {
  slug: string
  /** Sum of 1 / its rank in each query. */
  score: number
  /** Words of the queries that it was found by, the most telling first. */
  words: string[]
}

type RankOptions = Omit<SearchOptions, 'queries'>

export interface SearchIndex {
  /** The best tools first, over all queries. */
  search(options: SearchOptions): Found[]
  /** The best tools for one query, first to last. */
  rank(query: string, options?: RankOptions): Omit<Found, 'score'>[]
  /** An index of other tools with the same synonyms: only those that this one lacks are read. */
  of(tools: readonly SearchableTool[]): SearchIndex
}

/** How many of each query's best are merged. */
const depth = 50
/** So many are chosen so that together they meet the query, out of so many that fit it best. */
const chosenTogether = 10
const considered = 30

interface IndexOptions {
  /** The app's own words, by the words of the tools: { standup: ['daily meeting'] }. */
  synonyms?: Readonly<Record<string, readonly string[]>>
}

/** Finds tools by words, offline. Build one index for a catalogue and share it: it never changes. */
export function createSearchIndex(
  tools: readonly SearchableTool[],
  { synonyms = {} }: IndexOptions = {},
): SearchIndex {
  const stems = new Map<string, string>()
  const keepStem = (word: string) => {
    const stem = stems.get(word) ?? stemmer(word)
    stems.set(word, stem)
    return stem
  }
  // Tools share most of their terms, and each would hold a copy.
  const terms = new Map<string, string>()
  const keepTerm = (term: string) => {
    const kept = terms.get(term)
    if (kept === undefined) terms.set(term, term)
    return kept ?? term
  }
  const known = new WeakMap<SearchableTool, ReadTool>()
  return indexOf(tools, {
    // Nothing of a guest or a query stays, its stems included.
    stem: (word) => stems.get(word) ?? stemmer(word),
    synonyms: createSynonyms(synonyms, (text) => readTerms(text, keepStem)),
    weak: new Set(weakWords.map(stemmer)),
    read: (tool) => {
      const before = known.get(tool)
      if (before) return before
      const { fields, ...facts } = readTool(tool, keepStem)
      const kept = fields.map(({ weight, terms }) => ({ weight, terms: terms.map(keepTerm) }))
      const read = { ...facts, fields: kept }
      known.set(tool, read)
      return read
    },
  })
}

interface Reader extends QueryReader {
  /** What an index keeps of a tool, read once. */
  read: (tool: SearchableTool) => ReadTool
}

function indexOf(tools: readonly SearchableTool[], reader: Reader): SearchIndex {
  const sorted = tools.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  const read = sorted.map(reader.read)
  const postings = createPostings(read.map(({ fields }) => fields))
  const own = shelfOf(sorted, read)
  const names = toolkitNames(own, (text) => readTerms(text, reader.stem).words, postings.holders)
  const known = new WeakMap<SearchableTool, ReadTool & { guest: Guest }>()
  const asGuest = (tool: SearchableTool) => {
    const found = known.get(tool)
    if (found) return found
    const one = readTool(tool, reader.stem)
    const guest = { ...one, guest: postings.guest(one.fields) }
    known.set(tool, guest)
    return guest
  }

  function rank(query: string, { filter, limit = 10, guests = [] }: RankOptions = {}) {
    const visiting = guests.map(asGuest)
    const shelf = guests.length > 0 ? shelfOf([...sorted, ...guests], [...read, ...visiting]) : own
    const all = shelf.tools
    const guestTerms = visiting.map(({ guest }) => guest)
    const wish = readWish(query)
    const terms = readQuery(query, wish, reader)
    const scores = postings.score(terms, guestTerms)
    if (filter)
      for (let place = 0; place < scores.length; place++)
        if (scores[place]! > 0 && !filter(all[place]!)) scores[place] = 0
    weighDeeds(scores, shelf.does, wish)
    if (wish.goals <= 1) raiseNamed(scores, shelf, names, new Set(terms.map(({ term }) => term)))
    liftToolkits(scores, shelf.toolkits)
    const places = best(scores, Math.max(limit, depth))
    const head = places.slice(0, considered)
    const goals = terms.filter(({ term }) => !isGram(term))
    const matches = postings.matches(goals, head, guestTerms)
    const covering = head.map((place, row): Candidate => {
      return raiseCovering({ place, score: scores[place]!, matches: matches[row]! }, goals)
    })
    const candidates =
      wish.goals <= 1 ? lowerInexactNames(covering, terms, shelf, postings.rarity) : covering
    const spread = spreadOut(candidates, { terms: goals.length, count: chosenTogether })
    return [
      ...spread.map(({ place, matches }, index) => ({
        slug: all[place]!.slug,
        words: index < chosenTogether ? tellingWords(matches, goals) : [],
      })),
      ...places.slice(considered).map((place) => ({ slug: all[place]!.slug, words: [] })),
    ]
  }

  return {
    rank: (query, options = {}) => rank(query, options).slice(0, Math.max(0, options.limit ?? 10)),
    search({ queries, ...options }) {
      const { limit = 10 } = options
      return mergeRanks(queries.map((query) => rank(query, options))).slice(0, Math.max(0, limit))
    },
    of: (others) => indexOf(others, reader),
  }
}

/** Up to five words of the query that gave a tool most of its score. */
function tellingWords(matches: readonly Match[], terms: readonly QueryTerm[]): string[] {
  const words = matches
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ term }) => terms[term]!.word ?? [])
  return [...new Set(words)].slice(0, 5)
}

/** The places of the highest scores above 0, highest first, equal ones in their order. */
function best(scores: Float64Array, count: number): number[] {
  const found: number[] = []
  let least = 0
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (score <= least) continue
    let at = found.length
    while (at > 0 && scores[found[at - 1]!]! < score) at--
    found.splice(at, 0, place)
    if (found.length > count) found.pop()
    if (found.length === count) least = scores[found[count - 1]!]!
  }
  return found
}

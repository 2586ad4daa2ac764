import { stemmer } from 'stemmer'
import { mergeRanks, type Ranked } from './merge-ranks.ts'
import { createPostings, type Field } from './postings.ts'
import { createSynonyms, type Synonyms } from './synonyms.ts'
import { readTerms, type Terms } from './terms.ts'

/** What a tool is found by. */
export interface SearchableTool {
  slug: string
  toolkit: string
  name: string
  description: string
  /** Names of its inputs. */
  parameters: readonly string[]
  /** Words that people use for it and that its other texts lack. */
  keywords?: readonly string[]
}

interface SearchOptions {
  /** What is to be done, in plain words; one query per step finds more than one for all. */
  queries: readonly string[]
  /** Which tools may be found. The others take nobody's place. */
  filter?: (slug: string) => boolean
  /** How many at most; 10 by default. */
  limit?: number
  /** Tools that are not in the index, for this search only. */
  guests?: readonly SearchableTool[]
}

export interface SearchIndex {
  /** The best tools first, over all queries: a tool's score is the sum of 1 / its rank in each. */
  search(options: SearchOptions): Ranked[]
}

/** How many of each query's best are merged. */
const depth = 50

/**
 * Finds tools by words, offline. Build one index for a catalogue and share it: it never changes.
 * `synonyms` maps the app's own words to the words of the tools: { standup: ['daily meeting'] }.
 */
export function createSearchIndex(
  tools: readonly SearchableTool[],
  { synonyms = {} }: { synonyms?: Readonly<Record<string, readonly string[]>> } = {},
): SearchIndex {
  const stems = new Map<string, string>()
  const read = (text: string) =>
    readTerms(text, (word) => {
      const stem = stems.get(word) ?? stemmer(word)
      stems.set(word, stem)
      return stem
    })
  // Nothing of a guest stays, its stems included.
  const readGuest = (text: string) => readTerms(text, (word) => stems.get(word) ?? stemmer(word))
  const sorted = tools.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  const slugs = sorted.map(({ slug }) => slug)
  const postings = createPostings(sorted.map((tool) => fieldsOf(tool, read)))
  const meanings = createSynonyms(synonyms, read)
  const known = new WeakMap<SearchableTool, ReturnType<typeof postings.guest>>()
  return {
    search({ queries, filter, limit = 10, guests = [] }) {
      const all = guests.length > 0 ? [...slugs, ...guests.map(({ slug }) => slug)] : slugs
      const visiting = guests.map((tool) => {
        const guest = known.get(tool) ?? postings.guest(fieldsOf(tool, readGuest))
        known.set(tool, guest)
        return guest
      })
      const allowed = all.map((slug) => filter?.(slug) ?? true)
      const rankings = queries.map((query) => {
        const scores = postings.score(weigh(readTerms(query, stemmer), meanings), visiting)
        return best(scores, allowed, Math.max(limit, depth)).map((tool) => all[tool]!)
      })
      return mergeRanks(rankings).slice(0, Math.max(0, limit))
    },
  }
}

function fieldsOf(tool: SearchableTool, read: (text: string) => Terms): Field[] {
  const name = read(tool.name)
  const toolkit = read(tool.toolkit)
  return [
    field(3, name),
    field(2, toolkit),
    field(2, read((tool.keywords ?? []).join(' '))),
    field(1, read(tool.description)),
    field(0.5, read(tool.parameters.join(' '))),
    { weight: 1, terms: [...name.grams, ...toolkit.grams] },
  ]
}

function field(weight: number, { words, pairs }: Terms): Field {
  return { weight, terms: [...words, ...pairs] }
}

/** How much each term of a query counts: repeating one adds ever less. */
function weigh(terms: Terms, synonyms: Synonyms): Map<string, number> {
  const weights = new Map<string, number>()
  for (const word of terms.words) weights.set(word, Math.hypot(weights.get(word) ?? 0, 1))
  for (const pair of terms.pairs) weights.set(pair, Math.hypot(weights.get(pair) ?? 0, 0.8))
  for (const gram of terms.grams) weights.set(gram, 0.15)
  for (const [term, weight] of synonyms.of(terms)) {
    if (!weights.has(term)) weights.set(term, weight)
  }
  return weights
}

/** The places of the highest scores above 0, highest first, equal ones in their order. */
function best(scores: Float64Array, allowed: readonly boolean[], count: number): number[] {
  const found: number[] = []
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (score === 0 || !allowed[place]) continue
    if (found.length === count && score <= scores[found[count - 1]!]!) continue
    let at = found.length
    while (at > 0 && scores[found[at - 1]!]! < score) at--
    found.splice(at, 0, place)
    if (found.length > count) found.pop()
  }
  return found
}

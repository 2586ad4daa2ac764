import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'
import { stepAside } from '../limits/fair-turns.ts'
import type { Reach } from './run-tool.ts'
import { type PassedCall, runPassed } from './run-passed.ts'
import type { EmbeddingModel } from './search/embedding-model.ts'
import { fuseRanks } from './search/fuse-ranks.ts'
import { createMeaningSearch } from './search/meaning-search.ts'
import { searchable } from './searchable.ts'
import { createSearchIndex, type Found, type SearchIndex } from './search/search-index.ts'
import type { SearchableTool, ToolFilter } from './search/searchable-tool.ts'

/** The catalogue's tools: finding and running them. */
export interface Tools {
  run(call: PassedCall): Promise<Record<string, unknown>>
  /** The best first, each with the words of the query that it was found by. */
  search(query: string, options: FindOptions): FoundTool[]
  /** The same for several queries, by words and, where there is an embedding model that answers, by meaning too. */
  searchEach(queries: readonly string[], options: FindOptions): Promise<FoundEach>
}

export interface FindOptions {
  /** Which tools may be found; all when left out. */
  filter?: ToolFilter
  limit: number
  /** Tools beside those of the catalogue, for this search only. */
  guests?: readonly SearchableTool[]
}

type FoundTool = Pick<Found, 'slug' | 'words'>

export interface FoundEach {
  mode: 'words' | 'words_and_embeddings'
  found: FoundTool[][]
}

/** How tools are found. */
export interface SearchOptions {
  /** The app's own words, by words of the tools: `{ standup: ['daily meeting'] }`. */
  synonyms?: Readonly<Record<string, readonly string[]>>
  /**
   * Finds tools by meaning as well: an embedding model of the AI SDK, or a function from texts to vectors. It is sent the
   * texts of the tools and what agents search for.
   */
  embeddings?: EmbeddingModel
  /** How long a search waits for the embedding model, in milliseconds, before it goes by words alone; 2,000 when left out. */
  embeddingsTimeoutMs?: number
}

interface Surroundings {
  /** Told that the embedding model failed. */
  onFailure: (error: unknown) => void
  /** Ends what goes on behind a search. */
  signal?: AbortSignal
  /** Milliseconds since 1970. */
  now: () => number
}

/** How many of each ranking are merged. */
const merged = 50
const pauseMs = 10_000

/** The index is built at the first search, once for all sessions, and again when the catalogue changed. */
export function createTools(
  catalogue: Catalogue,
  reach: Reach,
  { synonyms = {}, embeddings, embeddingsTimeoutMs = 2_000 }: SearchOptions = {},
  surroundings: Surroundings = { onFailure: () => {}, now: Date.now },
): Tools {
  const texts = new WeakMap<CatalogueTool, SearchableTool>()
  const textsOf = (tool: CatalogueTool) => {
    const known = texts.get(tool) ?? searchable(tool)
    texts.set(tool, known)
    return known
  }
  let indexed: { of: Catalogue['tools']; tools: SearchableTool[]; index: SearchIndex } | undefined
  const current = () => {
    const of = catalogue.tools
    if (indexed?.of === of) return indexed
    const tools = of.map(textsOf)
    const index = indexed?.index.of(tools) ?? createSearchIndex(tools, { synonyms })
    indexed = { of, tools, index }
    return indexed
  }
  const byMeaning =
    embeddings &&
    createMeaningSearch({
      ...surroundings,
      model: embeddings,
      timeoutMs: embeddingsTimeoutMs,
      pauseMs,
    })
  return {
    run: (call) => runPassed(reach, call),
    search: (query, options) => current().index.rank(query, options),
    async searchEach(queries, { filter, limit, guests = [] }) {
      const { index, tools } = current()
      const options = { ...(filter && { filter }), guests, limit: Math.max(limit, merged) }
      const byWords = queries.map((query) => index.rank(query, options))
      const meant = await stepAside(async () =>
        byMeaning?.(tools, {
          queries,
          ...(filter && { filter }),
          guests,
          limit: merged,
        }),
      )
      if (!meant) return { mode: 'words', found: byWords.map((found) => found.slice(0, limit)) }
      const found = byWords.map((ranked, place) => {
        const words = new Map(ranked.map((one) => [one.slug, one.words]))
        const slugs = fuseRanks(ranked.map(({ slug }) => slug).slice(0, merged), meant[place]!)
        return slugs.slice(0, limit).map((slug) => ({ slug, words: words.get(slug) ?? [] }))
      })
      return { mode: 'words_and_embeddings', found }
    },
  }
}

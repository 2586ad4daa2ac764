import type { Catalogue, CatalogueTool } from '../catalogue/catalogue.ts'
import { parameterNames } from '../catalogue/tool-input.ts'
import type { Connections } from '../connections/connections.ts'
import { type RunTool, runTool } from './run-tool.ts'
import { createSearchIndex, type Found, type SearchableTool } from './search/search-index.ts'

/** The catalogue's tools: finding and running them. */
export interface Tools {
  run(call: RunTool): Promise<Record<string, unknown>>
  /** The best first, each with the words of the queries that it was found by; several queries are merged. */
  search(request: {
    queries: readonly string[]
    filter?: (slug: string) => boolean
    limit: number
    /** Tools beside those of the catalogue, for this search only. */
    guests?: readonly SearchableTool[]
  }): Pick<Found, 'slug' | 'words'>[]
}

/** How tools are found. */
export interface SearchOptions {
  /** The app's own words, by words of the tools: `{ standup: ['daily meeting'] }`. */
  synonyms?: Readonly<Record<string, readonly string[]>>
}

/** The index is built at the first search, once for all sessions, and again when the catalogue changed. */
export function createTools(
  catalogue: Catalogue,
  connections: Pick<Connections, 'send'>,
  { synonyms = {} }: SearchOptions = {},
): Tools {
  const texts = new WeakMap<CatalogueTool, SearchableTool>()
  const textsOf = (tool: CatalogueTool) => {
    const known = texts.get(tool) ?? searchable(tool)
    texts.set(tool, known)
    return known
  }
  let indexed: Catalogue['tools'] | undefined
  let index = createSearchIndex([], { synonyms })
  return {
    run: (call) => runTool(connections.send, call),
    search(request) {
      if (indexed !== catalogue.tools) {
        indexed = catalogue.tools
        index = index.of(indexed.map(textsOf))
      }
      return index.search(request).map(({ slug, words }) => ({ slug, words }))
    },
  }
}

function searchable({ tool, toolkit }: CatalogueTool): SearchableTool {
  return {
    slug: tool.slug,
    toolkit: toolkit.name,
    name: tool.name,
    description: tool.description,
    parameters: parameterNames(tool),
    keywords: tool.keywords ?? [],
  }
}

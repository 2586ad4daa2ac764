import type { Catalogue } from '../catalogue/catalogue.ts'
import { parameterNames } from '../catalogue/tool-input.ts'
import type { Connections } from '../connections/connections.ts'
import { type RunTool, runTool } from './run-tool.ts'
import { createSearchIndex, type SearchableTool } from './search/search-index.ts'

/** The catalogue's tools: finding and running them. */
export interface Tools {
  run(call: RunTool): Promise<Record<string, unknown>>
  /** Slugs, the best first; several queries are merged. */
  search(request: {
    queries: readonly string[]
    filter?: (slug: string) => boolean
    limit: number
    /** Tools beside those of the catalogue, for this search only. */
    guests?: readonly SearchableTool[]
  }): string[]
}

/** The index is built at the first search, once for all sessions. */
export function createTools(catalogue: Catalogue, connections: Connections): Tools {
  let index: ReturnType<typeof createSearchIndex> | undefined
  return {
    run: (call) => runTool(connections.send, call),
    search(request) {
      index ??= createSearchIndex(
        catalogue.tools.map(({ tool, toolkit }) => ({
          slug: tool.slug,
          toolkit: toolkit.name,
          name: tool.name,
          description: tool.description,
          parameters: parameterNames(tool),
          keywords: tool.keywords ?? [],
        })),
      )
      return index.search(request).map(({ slug }) => slug)
    },
  }
}

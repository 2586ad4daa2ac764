import MiniSearch from 'minisearch'
import { stemmer } from 'stemmer'
// Not exported by the package: an engine's search is asked for through a session.
import { createSearchIndex } from '../../packages/engine/src/tools/search/search-index.ts'
import { tokenize } from '../../packages/engine/src/tools/search/tokenize.ts'
import type { DataSet } from './data-sets.ts'

/** Indexes the tools, and answers what finds the ids of the ten best for a query. */
export type BuildIndex = (tools: DataSet['tools']) => (query: string) => string[]

/** The engine's own search. */
export const ours: BuildIndex = (tools) => {
  const index = createSearchIndex(tools.map(({ id, ...tool }) => ({ ...tool, slug: id })))
  return (query) => index.search({ queries: [query], limit: 10 }).map(({ slug }) => slug)
}

/** MiniSearch with all that helped it: our stop words and splitting of words, stems, boosted fields. */
export const minisearch: BuildIndex = (tools) => {
  const index = new MiniSearch({
    fields: ['name', 'toolkit', 'description', 'parameters', 'keywords'],
    extractField: (tool, field) => String(tool[field as keyof typeof tool] ?? ''),
    tokenize,
    processTerm: stemmer,
    searchOptions: { boost: { name: 3, toolkit: 2, keywords: 2, parameters: 0.5 } },
  })
  index.addAll(tools)
  return (query) =>
    index
      .search(query)
      .slice(0, 10)
      .map(({ id }) => String(id))
}

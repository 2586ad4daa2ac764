import type { SearchRequest } from '@maillon/core/contract'
import type { CatalogueTool } from '../../catalogue/catalogue.ts'
import { searchable } from '../local-tool-view.ts'
import type { LocalTool } from '../local-tools.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { allowsTool } from '../policy.ts'

export type FoundTool = CatalogueTool | LocalTool

/** What one query found, the best first. */
export interface FoundTools {
  useCase: string
  tools: readonly FoundTool[]
  /** The words of the query that each tool was found by, by slug. */
  words: ReadonlyMap<string, readonly string[]>
}

/** Finds tools of a session, and the custom ones of the request, for each query. */
export function findTools(
  { catalogue, tools }: SessionParts,
  session: LiveSession,
  { queries, toolkits }: SearchRequest,
  limit: number,
): FoundTools[] {
  const wanted = toolkits?.map((slug) => slug.toLowerCase())
  const own = new Map(session.local?.tools.map((local) => [local.tool.slug, local]))
  const guests = [...own.values()].map(searchable)
  const isWanted = ({ toolkit }: FoundTool) =>
    !wanted || wanted.includes(toolkit.slug.toLowerCase())
  const filter = (slug: string) => {
    const local = own.get(slug)
    if (local) return isWanted(local)
    const tool = catalogue.tool(slug)
    return isWanted(tool) && allowsTool(session.config, tool)
  }
  return queries.map(({ use_case: useCase }) => {
    const found = tools.search({ queries: [useCase], filter, limit, guests })
    return {
      useCase,
      tools: found.map(({ slug }) => own.get(slug) ?? catalogue.tool(slug)),
      words: new Map(found.map(({ slug, words }) => [slug, words])),
    }
  })
}

import type { SearchRequest, SessionConfig } from '@maillon/core/contract'
import type { ToolFilter } from '../../tools/search/searchable-tool.ts'
import type { FoundEach } from '../../tools/tools.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { withConstraints } from '../constraints/constraint-text.ts'
import { searchable } from '../local-tool-view.ts'
import type { LocalTool } from '../local-tools.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { allowsTool, allowsToolkit } from '../policy.ts'

export type FoundTool = CatalogueTool | LocalTool

/** What one query found, the best first. */
export interface FoundTools {
  useCase: string
  tools: readonly FoundTool[]
  /** The words of the query that each tool was found by, by slug. */
  words: ReadonlyMap<string, readonly string[]>
}

/** Finds tools of a session, and the custom ones of the request, for each query. */
export async function findTools(
  { catalogue, tools }: SessionParts,
  session: LiveSession,
  { queries, toolkits }: SearchRequest,
  limit: number,
): Promise<{ mode: FoundEach['mode']; queries: FoundTools[] }> {
  const wanted = toolkits?.map((slug) => slug.toLowerCase())
  const own = new Map(session.local?.tools.map((local) => [local.tool.slug, local]))
  const guests = [...own.values()].map(searchable)
  const { config } = session
  const isWanted = (toolkit: string) => !wanted || wanted.includes(toolkit.toLowerCase())
  const included = new Map<string, boolean>()
  const includes = (toolkit: string) => {
    const known = included.get(toolkit) ?? (isWanted(toolkit) && allowsToolkit(config, toolkit))
    included.set(toolkit, known)
    return known
  }
  // It is asked of thousands of tools: what goes for a whole toolkit is asked once, and what goes for all, never.
  const hasRules = config.tools !== undefined || config.tags !== undefined
  const filter: ToolFilter = ({ slug, toolkitSlug = '' }) => {
    const local = own.get(slug)
    if (local) return isWanted(local.toolkit.slug)
    if (!includes(toolkitSlug)) return false
    return !hasRules || (catalogue.hasTool(slug) && allowsTool(config, catalogue.tool(slug)))
  }
  const useCases = queries.map(({ use_case }) => use_case)
  const { mode, found } = await tools.searchEach(useCases, {
    ...((wanted || config.toolkits || hasRules) && { filter }),
    limit,
    guests,
  })
  return {
    mode,
    queries: found.map((each, index) => ({
      useCase: useCases[index] ?? '',
      tools: each.flatMap(({ slug }): FoundTool[] => {
        const local = own.get(slug)
        return local ? [local] : known(catalogue, session.config, slug)
      }),
      words: new Map(each.map(({ slug, words }) => [slug, words])),
    })),
  }
}

/** None for a tool that was taken away while the search ran. */
function known(catalogue: Catalogue, config: SessionConfig, slug: string): CatalogueTool[] {
  return catalogue.hasTool(slug) ? [withConstraints(catalogue.tool(slug), config)] : []
}

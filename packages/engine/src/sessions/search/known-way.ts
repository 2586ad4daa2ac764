import type { SearchResult, SessionConfig } from '@maillon/core/contract'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { allowsTool } from '../policy.ts'
import type { FoundTool } from './found-tools.ts'

/** How to go about a task, as far as the catalogue knows. */
export interface KnownWay {
  told: Pick<SearchResult['results'][number], 'recommended_plan_steps' | 'known_pitfalls'>
  /** The tools that the plan calls first. */
  first: readonly CatalogueTool[]
}

/**
 * What the catalogue knows of the best tools for a task: the plan of the very best one, unless the session lacks a tool of
 * it, and what goes wrong with any of them.
 */
export function knownWay(
  tools: readonly FoundTool[],
  config: SessionConfig,
  catalogue: Catalogue,
): KnownWay {
  const known = tools.filter((tool) => 'tags' in tool)
  const [best] = tools
  const planned = best && 'tags' in best && best.tool.plan ? best : undefined
  const plan = planned?.tool.plan ?? []
  const first = plan.flatMap(({ tool: slug }) => {
    const tool = catalogue.hasTool(slug) ? catalogue.tool(slug) : undefined
    return tool && allowsTool(config, tool) ? [tool] : []
  })
  const isWhole = planned !== undefined && first.length === plan.length
  const steps = isWhole
    ? [...plan.map(({ tool, to }) => `Call ${tool} to ${to}.`), `Call ${planned.tool.slug}.`]
    : []
  const pitfalls = [
    ...known.flatMap(({ tool }) => (tool.pitfalls ?? []).map((one) => `${tool.slug}: ${one}`)),
    ...[...new Set(known.map(({ toolkit }) => toolkit))].flatMap(({ name, pitfalls = [] }) =>
      pitfalls.map((one) => `${name}: ${one}`),
    ),
  ]
  return {
    told: {
      ...(steps.length > 0 && { recommended_plan_steps: steps }),
      ...(pitfalls.length > 0 && { known_pitfalls: pitfalls }),
    },
    first: isWhole ? first : [],
  }
}

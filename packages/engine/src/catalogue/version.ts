import { atRest, type LocalService, type Toolkit } from '@maillon/core/toolkit'
import { type CatalogueTool, catalogueTool } from './catalogue-tool.ts'
import { type ToolkitSummary, toolkitSummary } from './toolkit-summary.ts'

/** A version of a toolkit in the catalogue, of which no more is read than is asked for. */
export interface Version {
  slug: string
  version: string
  /** Those of its tools. */
  slugs: readonly string[]
  summary(): ToolkitSummary
  toolkit(): Toolkit
  tools(): readonly CatalogueTool[]
  tool(slug: string): CatalogueTool | undefined
  /** What this process runs for it; nothing runs of what nobody has read. */
  local(): LocalService | undefined
}

/** A version among those of its toolkit; `read` answers it as it is at this engine. */
export function versionOf(
  given: Toolkit,
  versions: readonly string[],
  read: () => Toolkit,
): Version {
  let whole: Toolkit | undefined
  let tools: ReadonlyMap<string, CatalogueTool> | undefined
  const toolkit = () => (whole ??= read())
  const bySlug = () =>
    (tools ??= new Map(
      toolkit().tools.map((tool) => [tool.slug, catalogueTool(toolkit(), tool, versions)]),
    ))
  return {
    slug: given.slug,
    version: given.version,
    slugs: atRest(given).tools,
    summary: () => toolkitSummary(given),
    toolkit,
    tools: () => [...bySlug().values()],
    tool: (slug) => bySlug().get(slug),
    local: () => (given.atRest && !whole ? undefined : given.local),
  }
}

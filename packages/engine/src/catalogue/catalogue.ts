import { MaillonError } from '@maillon/core'
import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { nearNames } from './near-names.ts'
import { inputSchema } from './tool-input.ts'

/** A tool with what the catalogue knows about it. */
export interface CatalogueTool {
  tool: Tool
  toolkit: Toolkit
  /** MCP hints from its effect, and `important`. */
  tags: readonly string[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** Every toolkit and tool of an engine, by slug. */
export interface Catalogue {
  toolkits: readonly Toolkit[]
  tools: readonly CatalogueTool[]
  /** Throws `toolkit_not_found`, with near names as the hint. */
  toolkit(slug: string): Toolkit
  /** Throws `tool_not_found`, with near names as the hint. */
  tool(slug: string): CatalogueTool
  hasToolkit(slug: string): boolean
  hasTool(slug: string): boolean
  toolsOf(toolkit: string): readonly CatalogueTool[]
}

/** Builds the catalogue. Throws `config_invalid` when two toolkits or tools share a slug. */
export function createCatalogue(toolkits: readonly Toolkit[]): Catalogue {
  const bySlug = unique(toolkits, ({ slug }) => slug)
  const tools = toolkits.flatMap((toolkit) =>
    toolkit.tools.map((tool) => catalogueTool(toolkit, tool)),
  )
  const toolBySlug = unique(tools, ({ tool }) => tool.slug)
  const byToolkit = Map.groupBy(tools, ({ toolkit }) => toolkit.slug)
  return {
    toolkits,
    tools,
    toolkit: (slug) => bySlug.get(slug) ?? missing('toolkit_not_found', slug, bySlug),
    tool: (slug) => toolBySlug.get(slug) ?? missing('tool_not_found', slug, toolBySlug),
    hasToolkit: (slug) => bySlug.has(slug),
    hasTool: (slug) => toolBySlug.has(slug),
    toolsOf: (slug) => byToolkit.get(slug) ?? [],
  }
}

/** JSON Schemas are made when first asked for: an engine of a thousand tools starts at once. */
function catalogueTool(toolkit: Toolkit, tool: Tool): CatalogueTool {
  let input: JsonSchema | undefined
  let output: JsonSchema | undefined
  return {
    tool,
    toolkit,
    tags: tagsOf(tool),
    get inputSchema() {
      input ??= inputSchema(tool)
      return input
    },
    get outputSchema() {
      output ??= toJsonSchema(tool.output)
      return output
    },
  }
}

function tagsOf(tool: Tool): string[] {
  const tags = ['openWorldHint']
  if (tool.effect === 'read') tags.push('readOnlyHint')
  if (tool.effect === 'destroy') tags.push('destructiveHint')
  if (tool.effect === 'read' || tool.idempotent) tags.push('idempotentHint')
  if (tool.important) tags.push('important')
  return tags
}

function unique<Item>(items: readonly Item[], slugOf: (item: Item) => string): Map<string, Item> {
  const bySlug = new Map<string, Item>()
  for (const item of items) {
    const slug = slugOf(item)
    if (bySlug.has(slug)) {
      throw new MaillonError('config_invalid', {
        message: `"${slug}" is in the catalogue twice.`,
        hint: 'Pass each toolkit to createEngine once.',
      })
    }
    bySlug.set(slug, item)
  }
  return bySlug
}

function missing(
  code: 'toolkit_not_found' | 'tool_not_found',
  slug: string,
  known: ReadonlyMap<string, unknown>,
): never {
  const near = nearNames(slug, [...known.keys()])
  throw new MaillonError(code, {
    message: `There is no ${code === 'tool_not_found' ? 'tool' : 'toolkit'} "${slug}".`,
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'List what there is, or search.',
    details: { suggestions: near },
  })
}

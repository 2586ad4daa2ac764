import { MaillonError } from '@maillon/core'
import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import { type Services, type Tool, type Toolkit, withOrigins } from '@maillon/core/toolkit'
import { lazyServices } from './lazy-services.ts'
import { nearNames } from './near-names.ts'
import { inputSchema } from './tool-input.ts'
import { type ToolkitSummary, toolkitSummary } from './toolkit-summary.ts'

/** A tool with what the catalogue knows about it. */
export interface CatalogueTool {
  tool: Tool
  toolkit: Toolkit
  /** MCP hints from its effect, and `important`. */
  tags: readonly string[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** Every toolkit and tool of an engine, by slug; a service is a toolkit from when its slug is first used. */
export interface Catalogue extends CatalogueChanges {
  /** What lists say of each: the toolkits that were given, then the services that none of them stands for. */
  readonly toolkits: readonly ToolkitSummary[]
  /** Another array after each change, and the same one until then. */
  readonly tools: readonly CatalogueTool[]
  /** Throws `toolkit_not_found`, with near names as the hint. */
  toolkit(slug: string): Toolkit
  /** Throws `tool_not_found`, with near names as the hint. */
  tool(slug: string): CatalogueTool
  hasToolkit(slug: string): boolean
  hasTool(slug: string): boolean
  toolsOf(toolkit: string): readonly CatalogueTool[]
  /** Ends the services that this process runs itself. */
  close(): Promise<void>
}

/** Changes of the catalogue while the engine runs; each one is there for the next call, whole or not at all. */
export interface CatalogueChanges {
  /** Adds a toolkit, or replaces the one of its slug. Throws `config_invalid` when another toolkit has one of its tools' slugs. */
  put(toolkit: Toolkit): void
  /** Takes a toolkit away; false when there was none. What is connected to it stays stored. */
  remove(slug: string): boolean
}

interface Entry {
  toolkit: Toolkit
  tools: readonly CatalogueTool[]
}

/** Builds the catalogue. Throws `config_invalid` when two toolkits or tools share a slug. */
export function createCatalogue(
  toolkits: readonly Toolkit[],
  services?: Services,
  /** The origins that the operator named for a toolkit. */
  originsOf: (slug: string) => readonly string[] = () => [],
): Catalogue {
  const own = (toolkit: Toolkit) => withOrigins(toolkit, originsOf(toolkit.slug))
  let now = contentsOf(toolkits.map((toolkit) => entryOf(own(toolkit))))
  const lazy = lazyServices(services, own)
  return {
    get toolkits() {
      const { bySlug, summaries } = now
      return [...summaries, ...lazy.list().filter(({ slug }) => !bySlug.has(slug))]
    },
    get tools() {
      return now.tools
    },
    toolkit: (slug) =>
      now.bySlug.get(slug)?.toolkit ??
      lazy.toolkit(slug) ??
      missing('toolkit_not_found', slug, [...now.bySlug.keys(), ...lazy.slugs()]),
    tool: (slug) =>
      now.toolBySlug.get(slug) ?? missing('tool_not_found', slug, [...now.toolBySlug.keys()]),
    hasToolkit: (slug) => now.bySlug.has(slug) || lazy.has(slug),
    hasTool: (slug) => now.toolBySlug.has(slug),
    toolsOf: (slug) => now.bySlug.get(slug)?.tools ?? [],
    put(toolkit) {
      const before = now.bySlug.get(toolkit.slug)?.toolkit.local
      now = contentsOf([...new Map(now.bySlug).set(toolkit.slug, entryOf(own(toolkit))).values()])
      if (before !== toolkit.local) before?.close().catch(() => {})
    },
    remove(slug) {
      const entry = now.bySlug.get(slug)
      if (!entry) return false
      now = contentsOf(now.entries.filter((one) => one !== entry))
      entry.toolkit.local?.close().catch(() => {})
      return true
    },
    async close() {
      await Promise.all(now.entries.flatMap(({ toolkit }) => toolkit.local?.close() ?? []))
    },
  }
}

function contentsOf(entries: readonly Entry[]) {
  const tools = entries.flatMap((entry) => entry.tools)
  return {
    entries,
    summaries: entries.map(({ toolkit }) => toolkitSummary(toolkit)),
    tools,
    bySlug: unique(entries, ({ toolkit }) => toolkit.slug),
    toolBySlug: unique(tools, ({ tool }) => tool.slug),
  }
}

function entryOf(toolkit: Toolkit): Entry {
  return { toolkit, tools: toolkit.tools.map((tool) => catalogueTool(toolkit, tool)) }
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
        hint: 'Each slug belongs to one toolkit, and each toolkit is passed once.',
      })
    }
    bySlug.set(slug, item)
  }
  return bySlug
}

function missing(
  code: 'toolkit_not_found' | 'tool_not_found',
  slug: string,
  known: readonly string[],
): never {
  const near = nearNames(slug, known)
  throw new MaillonError(code, {
    message: `There is no ${code === 'tool_not_found' ? 'tool' : 'toolkit'} "${slug}".`,
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'List what there is, or search.',
    details: { suggestions: near },
  })
}

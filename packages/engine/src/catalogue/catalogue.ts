import { type Versions, otherVersions } from './other-versions.ts'
import { type CatalogueTool, catalogueTool } from './catalogue-tool.ts'
import { MaillonError } from '@maillon/core'
import { type Services, type Toolkit, withOrigins } from '@maillon/core/toolkit'
import { lazyServices } from './lazy-services.ts'
import { nearNames } from './near-names.ts'
import { type ToolkitSummary, toolkitSummary } from './toolkit-summary.ts'

/** Every toolkit and tool of an engine, by slug; a service is a toolkit from when its slug is first used. */
export interface Catalogue extends CatalogueChanges {
  /**
   * The same with other versions of some toolkits, by slug: their tools and where those go; how accounts connect is as the
   * current version says. Throws `toolkit_version_not_found`, with those that are here as the hint.
   */
  at(versions: Versions): Catalogue
  /** The versions of a toolkit that are here, the current one first. */
  versionsOf(toolkit: string): readonly string[]
  /** The slug of the toolkit that a tool is of, in any of its versions. */
  ownerOf(tool: string): string | undefined
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
  /**
   * Adds a toolkit, or replaces the one of its slug, with `older` versions of it that sessions may pin. Throws
   * `config_invalid` when another toolkit has one of its tools' slugs, or two versions are one.
   */
  put(toolkit: Toolkit, older?: readonly Toolkit[]): void
  /** Takes a toolkit away; false when there was none. What is connected to it stays stored. */
  remove(slug: string): boolean
}

interface Entry {
  toolkit: Toolkit
  tools: readonly CatalogueTool[]
  /** Its other versions, by version. */
  older: ReadonlyMap<string, Omit<Entry, 'older'>>
}

/** Builds the catalogue. Throws `config_invalid` when two toolkits or tools share a slug. */
export function createCatalogue(
  toolkits: readonly Toolkit[],
  services?: Services,
  /** The origins that the operator named for a toolkit. */
  originsOf: (slug: string) => readonly string[] = () => [],
  /** Versions of the toolkits that sessions may pin, beside those. */
  olderToolkits: readonly Toolkit[] = [],
): Catalogue {
  const own = (toolkit: Toolkit) => withOrigins(toolkit, originsOf(toolkit.slug))
  const entry = (toolkit: Toolkit, older: readonly Toolkit[]) =>
    entryOf(own(toolkit), older.map(own))
  const olderOf = Map.groupBy(olderToolkits, ({ slug }) => slug)
  let now = contentsOf(toolkits.map((one) => entry(one, olderOf.get(one.slug) ?? [])))
  const lazy = lazyServices(services, own)
  const changes: CatalogueChanges & Pick<Catalogue, 'close'> = {
    put(toolkit, older = []) {
      const before = localsOf(now.bySlug.get(toolkit.slug))
      now = contentsOf([...new Map(now.bySlug).set(toolkit.slug, entry(toolkit, older)).values()])
      const after = new Set(localsOf(now.bySlug.get(toolkit.slug)))
      for (const local of before) if (!after.has(local)) local.close().catch(() => {})
    },
    remove(slug) {
      const entry = now.bySlug.get(slug)
      if (!entry) return false
      now = contentsOf(now.entries.filter((one) => one !== entry))
      for (const local of localsOf(entry)) local.close().catch(() => {})
      return true
    },
    async close() {
      await Promise.all(now.entries.flatMap(localsOf).map((local) => local.close()))
    },
  }
  const versionsOf = (slug: string): readonly string[] => {
    const entry = now.bySlug.get(slug)
    if (entry) return [entry.toolkit.version, ...entry.older.keys()]
    return lazy.has(slug) ? [lazy.toolkit(slug)?.version ?? ''] : []
  }
  const reading = (contents: () => Contents): Catalogue => ({
    ...changes,
    get toolkits() {
      const { bySlug, summaries } = contents()
      return [...summaries, ...lazy.list().filter(({ slug }) => !bySlug.has(slug))]
    },
    get tools() {
      return contents().tools
    },
    toolkit: (slug) =>
      contents().bySlug.get(slug)?.toolkit ??
      lazy.toolkit(slug) ??
      missing('toolkit_not_found', slug, [...contents().bySlug.keys(), ...lazy.slugs()]),
    tool: (slug) =>
      contents().toolBySlug.get(slug) ??
      missing('tool_not_found', slug, [...contents().toolBySlug.keys()]),
    hasToolkit: (slug) => contents().bySlug.has(slug) || lazy.has(slug),
    hasTool: (slug) => contents().toolBySlug.has(slug),
    toolsOf: (slug) => contents().bySlug.get(slug)?.tools ?? [],
    at: (versions) => at(otherVersions(versions, versionsOf)),
    versionsOf,
    ownerOf: (slug) =>
      now.toolBySlug.get(slug)?.toolkit.slug ??
      now.entries.find(({ older }) => [...older.values()].some((one) => hasTool(one, slug)))
        ?.toolkit.slug,
  })
  const current = reading(() => now)
  let views: { of: Contents; byKey: Map<string, Catalogue> } = { of: now, byKey: new Map() }
  /** One for all sessions that pin the same, until the catalogue changes. */
  const at = (versions: Versions): Catalogue => {
    const pins = Object.entries(versions).toSorted()
    if (pins.length === 0) return current
    if (views.of !== now) views = { of: now, byKey: new Map() }
    const key = JSON.stringify(pins)
    const known = views.byKey.get(key)
    if (known) return known
    const contents = contentsOf(now.entries.map((one) => pinned(one, versions)))
    const view = reading(() => contents)
    if (views.byKey.size >= mostViews) views.byKey.clear()
    views.byKey.set(key, view)
    return view
  }
  return current
}

/** Sessions pin what apps ask for, and an app knows few versions. */
const mostViews = 100

function hasTool({ tools }: Pick<Entry, 'tools'>, slug: string): boolean {
  return tools.some(({ tool }) => tool.slug === slug)
}

function pinned(entry: Entry, versions: Versions): Entry {
  const version = versions[entry.toolkit.slug]
  const found = version === undefined ? undefined : entry.older.get(version)
  return found ? { ...found, older: entry.older } : entry
}

function localsOf(entry: Entry | undefined): NonNullable<Toolkit['local']>[] {
  if (!entry) return []
  const toolkits = [entry, ...entry.older.values()].map(({ toolkit }) => toolkit)
  return toolkits.flatMap(({ local }) => local ?? [])
}

type Contents = ReturnType<typeof contentsOf>

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

function entryOf(toolkit: Toolkit, older: readonly Toolkit[]): Entry {
  const all = [toolkit, ...older]
  const versions = [...unique(all, ({ slug, version }) => `${slug} ${version}`).values()].map(
    ({ version }) => version,
  )
  const toolsOf = (one: Toolkit) => one.tools.map((tool) => catalogueTool(one, tool, versions))
  const kept = older.map((one) => {
    // An account is one for all versions: it connects, and ends, as the current one says.
    const { auth, ways } = toolkit
    const connected = { ...one, auth, ways }
    return [one.version, { toolkit: connected, tools: toolsOf(connected) }] as const
  })
  return { toolkit, tools: toolsOf(toolkit), older: new Map(kept) }
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

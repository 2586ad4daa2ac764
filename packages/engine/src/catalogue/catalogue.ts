import { type Versions, otherVersions } from './other-versions.ts'
import type { CatalogueTool } from './catalogue-tool.ts'
import { MaillonError } from '@maillon/core'
import { type LocalService, type Services, type Toolkit, withOrigins } from '@maillon/core/toolkit'
import { lazyServices } from './lazy-services.ts'
import { nearNames } from './near-names.ts'
import type { ToolkitSummary } from './toolkit-summary.ts'
import { type Version, versionOf } from './version.ts'

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

interface Entry extends Version {
  /** Its other versions, by version. */
  older: ReadonlyMap<string, Version>
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
  const entry = (toolkit: Toolkit, older: readonly Toolkit[]) => entryOf(toolkit, older, own)
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
    if (entry) return [entry.version, ...entry.older.keys()]
    return lazy.has(slug) ? [lazy.toolkit(slug)?.version ?? ''] : []
  }
  const reading = (contents: () => Contents): Catalogue => ({
    ...changes,
    get toolkits() {
      const { bySlug, summaries } = contents()
      return [...summaries(), ...lazy.list().filter(({ slug }) => !bySlug.has(slug))]
    },
    get tools() {
      return contents().tools()
    },
    toolkit: (slug) =>
      contents().bySlug.get(slug)?.toolkit() ??
      lazy.toolkit(slug) ??
      missing('toolkit_not_found', slug, [...contents().bySlug.keys(), ...lazy.slugs()]),
    tool: (slug) =>
      contents().ofTool.get(slug)?.tool(slug) ??
      missing('tool_not_found', slug, [...contents().ofTool.keys()]),
    hasToolkit: (slug) => contents().bySlug.has(slug) || lazy.has(slug),
    hasTool: (slug) => contents().ofTool.has(slug),
    toolsOf: (slug) => contents().bySlug.get(slug)?.tools() ?? [],
    at: (versions) => at(otherVersions(versions, versionsOf)),
    versionsOf,
    ownerOf: (slug) =>
      now.ofTool.get(slug)?.slug ??
      now.entries.find(({ older }) => [...older.values()].some((one) => one.slugs.includes(slug)))
        ?.slug,
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

function pinned(entry: Entry, versions: Versions): Entry {
  const version = versions[entry.slug]
  const found = version === undefined ? undefined : entry.older.get(version)
  return found ? { ...found, older: entry.older } : entry
}

function localsOf(entry: Entry | undefined): LocalService[] {
  return entry ? [entry, ...entry.older.values()].flatMap((one) => one.local() ?? []) : []
}

type Contents = ReturnType<typeof contentsOf>

function contentsOf(entries: readonly Entry[]) {
  let tools: readonly CatalogueTool[] | undefined
  let summaries: readonly ToolkitSummary[] | undefined
  return {
    entries,
    summaries: () => (summaries ??= entries.map((entry) => entry.summary())),
    tools: () => (tools ??= entries.flatMap((entry) => entry.tools())),
    bySlug: unique(entries.map((entry) => [entry.slug, entry] as const)),
    /** By the slug of a tool, what it is of. */
    ofTool: unique(entries.flatMap((entry) => entry.slugs.map((slug) => [slug, entry] as const))),
  }
}

function entryOf(
  toolkit: Toolkit,
  older: readonly Toolkit[],
  own: (toolkit: Toolkit) => Toolkit,
): Entry {
  const all = [toolkit, ...older]
  const versions = all.map(({ version }) => version)
  unique(all.map(({ slug, version }) => [`${slug} ${version}`, version] as const))
  const current = versionOf(toolkit, versions, () => own(toolkit))
  const kept = older.map((one) => {
    const connected = () => {
      // An account is one for all versions: it connects, and ends, as the current one says.
      const { auth, ways } = current.toolkit()
      return { ...own(one), auth, ways }
    }
    return [one.version, versionOf(one, versions, connected)] as const
  })
  return { ...current, older: new Map(kept) }
}

function unique<Item>(items: readonly (readonly [slug: string, Item])[]): Map<string, Item> {
  const bySlug = new Map<string, Item>()
  for (const [slug, item] of items) {
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

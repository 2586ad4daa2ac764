import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Versions } from '../catalogue/other-versions.ts'

/**
 * The versions that a query asks for: `toolkit_versions[slug]` of each toolkit, and `version` or `toolkit_versions` of those
 * that the call is about.
 */
export function askedVersions(
  query: Readonly<Record<string, unknown>>,
  toolkits: readonly string[],
): Versions {
  const one = [query.version, query.toolkit_versions].find(isText)
  const ofAll = one === undefined ? [] : toolkits.map((slug) => [slug, one])
  const named = Object.entries(query).flatMap(([name, value]) => {
    const [, slug] = /^toolkit_versions\[([^\]]+)\]$/.exec(name) ?? []
    return slug !== undefined && isText(value) ? [[slug.toLowerCase(), value]] : []
  })
  return Object.fromEntries([...ofAll, ...named]) as Versions
}

/** The catalogue with the version that is asked for of a tool's toolkit. Throws `toolkit_version_not_found`. */
export function catalogueFor(
  catalogue: Catalogue,
  tool: string,
  query: Readonly<Record<string, unknown>>,
): Catalogue {
  const toolkit = catalogue.ownerOf(tool)
  return catalogue.at(askedVersions(query, toolkit === undefined ? [] : [toolkit]))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

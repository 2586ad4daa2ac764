import type { SessionConfig } from '@maillon/core/contract'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { searchable } from '../tools/searchable.ts'
import type { FindOptions } from '../tools/tools.ts'
import type { SessionParts } from './parts.ts'

/** What a session's calls are made of: those of all, or with the versions of toolkits that it pins. */
export type PartsOf = (session: { config: SessionConfig }) => SessionParts

/** The parts of each session. What is pinned is looked up at each call. Throws `toolkit_version_not_found`. */
export function createPartsOf(parts: SessionParts): PartsOf {
  const known = new WeakMap<Catalogue, SessionParts>()
  return ({ config }) => {
    const catalogue = parts.catalogue.at(config.toolkit_versions ?? {})
    if (catalogue === parts.catalogue) return parts
    const own = known.get(catalogue) ?? pinned(parts, catalogue)
    known.set(catalogue, own)
    return own
  }
}

/** Tools are found by what the current versions say of them; those that these have no more, beside them. */
function pinned(parts: SessionParts, catalogue: Catalogue): SessionParts {
  const { tools } = parts
  const only = catalogue.tools
    .filter(({ tool }) => !parts.catalogue.hasTool(tool.slug))
    .map(searchable)
  const within = ({ filter, guests = [], ...options }: FindOptions): FindOptions => {
    const visiting = new Set(guests.map(({ slug }) => slug))
    const isHere = (slug: string) => visiting.has(slug) || catalogue.hasTool(slug)
    return {
      ...options,
      filter: (tool) => isHere(tool.slug) && (filter?.(tool) ?? true),
      guests: [...guests, ...only],
    }
  }
  return {
    ...parts,
    catalogue,
    tools: {
      ...tools,
      search: (query, options) => tools.search(query, within(options)),
      searchEach: (queries, options) => tools.searchEach(queries, within(options)),
    },
  }
}

import { type Services, serviceToolkit, type Toolkit } from '@maillon/core/toolkit'
import { summaryOfService, type ToolkitSummary } from './toolkit-summary.ts'

/** Services as toolkits. */
export interface LazyServices {
  has(slug: string): boolean
  /** Read at the first call for a slug, and kept. Undefined where there is none; throws `config_invalid`. */
  toolkit(slug: string): Toolkit | undefined
  slugs(): string[]
  list(): readonly ToolkitSummary[]
}

/** A process pays for the services that it uses: the others are names in a list, and that is read when it is asked for. */
export function lazyServices(
  services: Services | undefined,
  /** A toolkit as it is at this engine. */
  own: (toolkit: Toolkit) => Toolkit = (toolkit) => toolkit,
): LazyServices {
  const used = new Map<string, Toolkit>()
  let summaries: readonly ToolkitSummary[] | undefined
  const has = (slug: string) => services?.has(slug) ?? false
  return {
    has,
    toolkit(slug) {
      const known = used.get(slug)
      if (known || !services || !has(slug)) return known
      const toolkit = own(serviceToolkit(services.file(slug)))
      used.set(slug, toolkit)
      return toolkit
    },
    slugs: () => services?.list().map(({ slug }) => slug) ?? [],
    list() {
      summaries ??= services?.list().map(summaryOfService) ?? []
      return summaries
    },
  }
}

import { routes } from '@maillon/core/contract'
import type { ToolkitSummary } from '../catalogue/toolkit-summary.ts'
import type { Mount } from './mount.ts'
import { cut, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'
import { askedVersions } from './asked-versions.ts'
import { toolkitSetupView } from './toolkit-setup-view.ts'
import { toolkitDetailView, toolkitView } from './toolkit-view.ts'

/** Toolkits of the catalogue: list, read, and what to register. */
export function mountToolkitRoutes(mount: Mount, { catalogue, settings }: HttpParts): void {
  const isManaged = ({ slug }: Pick<ToolkitSummary, 'slug'>) => settings.clients[slug] !== undefined

  mount(routes.listToolkits, async ({ query }) => {
    const search = query.search?.toLowerCase()
    const found = catalogue.toolkits.filter(
      (toolkit) =>
        (!search || matches(toolkit, search)) &&
        (!query.category || toolkit.categories.includes(query.category)) &&
        (query.managed_by !== 'composio' || isManaged(toolkit)),
    )
    const ordered =
      query.sort_by === 'alphabetically'
        ? found.toSorted((a, b) => a.name.localeCompare(b.name))
        : found
    const page = cut(ordered, sliceOf(query))
    return { ...page, items: page.items.map((one) => toolkitView(one, isManaged(one))) }
  })

  mount(routes.getToolkit, async ({ param, query }) => {
    const slug = param('toolkitSlug').toLowerCase()
    const toolkit = catalogue.at(askedVersions(query, [slug])).toolkit(slug)
    const versions = catalogue.versionsOf(slug)
    return toolkitDetailView(toolkit, { isManaged: isManaged(toolkit), versions })
  })

  mount(routes.getToolkitSetup, async ({ param }) =>
    toolkitSetupView(catalogue.toolkit(param('toolkitSlug').toLowerCase()), settings),
  )
}

function matches({ slug, name }: ToolkitSummary, search: string): boolean {
  return slug.includes(search) || name.toLowerCase().includes(search)
}

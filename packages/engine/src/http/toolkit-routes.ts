import { routes } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import type { Mount } from './mount.ts'
import { cut, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'
import { checkVersion } from './tool-version.ts'
import { toolkitDetailView, toolkitView } from './toolkit-view.ts'

/** Toolkits of the catalogue: list, read. */
export function mountToolkitRoutes(mount: Mount, { catalogue, settings }: HttpParts): void {
  const isManaged = ({ slug }: Toolkit) => settings.clients[slug] !== undefined

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
    return cut(
      ordered.map((toolkit) => toolkitView(toolkit, isManaged(toolkit))),
      sliceOf(query),
    )
  })

  mount(routes.getToolkit, async ({ param, query }) => {
    const toolkit = catalogue.toolkit(param('toolkitSlug').toLowerCase())
    checkVersion(toolkit, query.version)
    return toolkitDetailView(toolkit, isManaged(toolkit))
  })
}

function matches({ slug, name }: Toolkit, search: string): boolean {
  return slug.includes(search) || name.toLowerCase().includes(search)
}

import type { Toolkit } from '@maillon/core/toolkit'
// Not exported by the package: what an engine's search knows of its tools.
import { createCatalogue } from '../../packages/engine/src/catalogue/catalogue.ts'
import { searchable } from '../../packages/engine/src/tools/searchable.ts'
import type { Tool } from './data-sets.ts'

/** Toolkits' tools as the engine's search knows them. */
export function toolsOf(toolkits: readonly Toolkit[]): Tool[] {
  return createCatalogue(toolkits).tools.map((tool) => {
    const { slug, ...texts } = searchable(tool)
    return { id: slug, ...texts }
  })
}

import { readTool } from '../catalogue/tool.ts'
import { isLocalSlug } from '../custom-tools/local-slug.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { readPage } from '../transport/page.ts'
import type { Transport } from '../transport/transport.ts'

/**
 * Finds the toolkits of tools by slug: `known` ones at once, others in the catalogue, once each, and then `known` has
 * them. Those that there are not are left out.
 */
export function createToolkitsOf(
  { send }: Transport,
  known: Map<string, string>,
): (slugs: readonly string[]) => Promise<ReadonlyMap<string, string>> {
  return async (slugs) => {
    for (const slug of slugs) if (slug.startsWith('COMPOSIO_')) known.set(slug, 'composio')
    const unknown = slugs.filter((slug) => !known.has(slug) && !isLocalSlug(slug))
    if (unknown.length === 0) return known
    const query = { tool_slugs: unknown, limit: unknown.length }
    try {
      const { items } = await send({ method: 'GET', path: '/tools', query }, readPage(readTool))
      for (const { slug, toolkit } of items) known.set(slug, toolkit.slug)
    } catch (error) {
      // Not worth a failed call: the modifier is told `unknown`.
      if (!MaillonError.is(error)) throw error
    }
    return known
  }
}

import type { McpScope } from '../authorization/scopes.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { slugOf } from './slug-of.ts'
import { readingSlugs } from '../sessions/results/offload.ts'

/** The session's own tools that change nothing. */
const reading = new Set([
  'COMPOSIO_SEARCH_TOOLS',
  'COMPOSIO_GET_TOOL_SCHEMAS',
  'COMPOSIO_WAIT_FOR_CONNECTIONS',
  ...readingSlugs,
])
const several = 'COMPOSIO_MULTI_EXECUTE_TOOL'

interface Message {
  method?: unknown
  params?: { name?: unknown; arguments?: { tools?: unknown } }
}

/** The scope that a message, or one of several, needs and the client has not; whoever may write may read. */
export function missingScope(
  scopes: readonly McpScope[],
  catalogue: Catalogue,
  message: unknown,
): McpScope | undefined {
  if (scopes.includes('tools:write')) return undefined
  if (callsToWrite(catalogue, message)) return 'tools:write'
  return scopes.includes('tools:read') ? undefined : 'tools:read'
}

/** What changes something, for which reading is not enough. */
function callsToWrite(catalogue: Catalogue, message: unknown): boolean {
  return [message].flat().some((one) => writes(catalogue, one ?? {}))
}

function writes(catalogue: Catalogue, { method, params }: Message): boolean {
  if (method !== 'tools/call') return false
  const name = slugOf(catalogue, String(params?.name))
  if (name !== several) return changes(catalogue, name)
  const tools = params?.arguments?.tools
  if (!Array.isArray(tools)) return false
  return tools.some((one) =>
    changes(catalogue, String((one as { tool_slug?: unknown } | null)?.tool_slug)),
  )
}

/** What is not known may change anything. */
function changes(catalogue: Catalogue, slug: string): boolean {
  if (reading.has(slug)) return false
  return !catalogue.hasTool(slug) || catalogue.tool(slug).tool.effect !== 'read'
}

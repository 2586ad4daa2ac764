import { type SessionTool, toolName } from '@maillon/core/provider'
import type {
  FunctionTool,
  NamespaceTool,
  ToolSearchTool,
} from 'openai/resources/responses/responses'

/** What a session's tools become for the Responses API. */
export type ResponsesTool = FunctionTool | NamespaceTool | ToolSearchTool

/**
 * Tools with one namespace for each toolkit of several, where its first tool was. The session's own tools stay
 * beside them. With `deferred`, a model loads a namespace's tools when it needs them.
 */
export function inNamespaces(
  tools: readonly SessionTool[],
  toFunction: (tool: SessionTool) => FunctionTool,
  { deferred }: { deferred: boolean },
): ResponsesTool[] {
  const groups = [...Map.groupBy(tools, ({ toolkit }) => toolkit.slug)]
  const grouped = groups.flatMap<ResponsesTool>(([slug, group]) => {
    if (slug === ownToolkit || group.length === 1) return group.map(toFunction)
    const functions = group.map(toFunction)
    if (deferred) for (const fn of functions) fn.defer_loading = true
    return { ...namespace(slug, group), tools: functions }
  })
  const searches = deferred && grouped.some(({ type }) => type === 'namespace')
  return searches ? [...grouped, { type: 'tool_search' }] : grouped
}

/** The toolkit of the meta tools. */
const ownToolkit = 'composio'

/** What a model reads of it, which is all that it sees of deferred tools. */
function namespace(slug: string, group: readonly SessionTool[]) {
  const told = group.slice(0, maxTold).map((tool) => tool.name)
  if (group.length > maxTold) told.push(`and ${group.length - maxTold} more`)
  const name = group[0]?.toolkit.name ?? slug
  return {
    type: 'namespace' as const,
    name: toolName(slug),
    description: `${name}: ${told.join(', ')}`,
  }
}

const maxTold = 40

import { type ConnectionRequired, readAllRequired, type ToolResult } from '@maillon/core/provider'

/** The meta tool by which an agent asks for accounts. */
export const manageConnections = 'COMPOSIO_MANAGE_CONNECTIONS'

/** The accounts that a result asks the user for: what its calls wait for, and what the agent asked for itself. */
export function requiredConnections(result: ToolResult, slug: string): ConnectionRequired[] {
  const results = slug === manageConnections ? askedFor(result) : [result]
  return results
    .flatMap((one) => readAllRequired(one, slug))
    .filter((one) => one.code === 'connection_required')
}

/** What the meta tool answers of each account that is to be connected, as a call that lacks it would. */
function askedFor({ data, logId }: ToolResult): ToolResult[] {
  return Object.values(Object(data.results) as Record<string, unknown>).flatMap((one) => {
    const facts = Object(one) as Record<string, unknown>
    if (facts.status !== 'initiated') return []
    const message = `${String(facts.toolkit)} has to be connected first.`
    const required = { code: 'connection_required', message, tool_slug: manageConnections }
    return [{ data: { ...facts, ...required }, error: message, logId }]
  })
}

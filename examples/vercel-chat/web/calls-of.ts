import type { DynamicToolUIPart } from 'ai'

/** What an agent does with one call, for people. */
export interface ShownCall {
  label: string
  input: Record<string, unknown>
}

/** The calls that a part makes: its own, or each of a multi-execute. */
export function callsOf({ toolName, input }: DynamicToolUIPart): ShownCall[] {
  if (toolName !== 'COMPOSIO_MULTI_EXECUTE_TOOL')
    return [{ label: names[toolName] ?? readable(toolName), input: Object(input) }]
  const { tools = [] } = Object(input) as { tools?: { tool_slug?: string; arguments?: object }[] }
  return tools.map((one) => ({
    label: readable(one?.tool_slug ?? ''),
    input: Object(one?.arguments),
  }))
}

const names: Record<string, string> = {
  COMPOSIO_SEARCH_TOOLS: 'Looked for tools',
  COMPOSIO_MANAGE_CONNECTIONS: 'Checked your accounts',
}

/** `GMAIL_FETCH_EMAILS` → Gmail: fetch emails */
function readable(slug: string): string {
  const [toolkit = '', ...words] = slug.toLowerCase().split('_')
  return `${toolkit.charAt(0).toUpperCase()}${toolkit.slice(1)}: ${words.join(' ')}`
}

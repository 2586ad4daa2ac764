import type { DynamicToolUIPart } from 'ai'
import { Check, Spinner } from './icons.tsx'

/** One line that says what the agent is doing, or did. */
export function ToolLine({ part }: { part: DynamicToolUIPart }) {
  const state = stateOf(part)
  return (
    <div className={`tool tool-${state}`}>
      {state === 'running' && <Spinner />}
      {state === 'done' && <Check />}
      {state === 'waiting' && <span className="dot" aria-hidden="true" />}
      {labels(part).join(', ')}
      {state === 'waiting' && <span className="tool-note">needs an account</span>}
    </div>
  )
}

function stateOf({ state, output }: DynamicToolUIPart): 'running' | 'done' | 'waiting' {
  if (state === 'output-error') return 'done'
  if (state !== 'output-available') return 'running'
  return JSON.stringify(output).includes('"connection_required"') ? 'waiting' : 'done'
}

function labels({ toolName, input }: DynamicToolUIPart): string[] {
  if (toolName === 'COMPOSIO_SEARCH_TOOLS') return ['Looked for tools']
  if (toolName === 'COMPOSIO_MANAGE_CONNECTIONS') return ['Checked your accounts']
  if (toolName !== 'COMPOSIO_MULTI_EXECUTE_TOOL') return [readable(toolName)]
  const { tools = [] } = Object(input) as { tools?: { tool_slug?: string }[] }
  return tools.map(({ tool_slug }) => readable(tool_slug ?? ''))
}

/** `GMAIL_FETCH_EMAILS` → Gmail: fetch emails */
function readable(slug: string): string {
  const [toolkit = '', ...words] = slug.toLowerCase().split('_')
  return `${toolkit.charAt(0).toUpperCase()}${toolkit.slice(1)}: ${words.join(' ')}`
}

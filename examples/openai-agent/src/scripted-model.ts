import { type Mail, summary } from './summary.ts'

/** What a model does next. */
export type Step = { text: string } | { tool: string; input: unknown }

/** What a model reacts to. */
export type Heard = { said: string } | { output: string }

/** A stand-in for a model that decides by rules: what to do next follows from what was said last, or what a tool returned. */
export function nextStep(heard: Heard): Step {
  if ('output' in heard) return afterTool(JSON.parse(heard.output) as Output)
  if (/\bdone\b/i.test(heard.said)) return readMail()
  return {
    tool: 'COMPOSIO_SEARCH_TOOLS',
    input: { queries: [{ use_case: 'fetch emails from the inbox' }] },
  }
}

function afterTool({ toolkit_connection_statuses: statuses, results, error }: Output): Step {
  if (statuses) {
    return statuses.some(({ has_active_connection: isActive }) => isActive)
      ? readMail()
      : { tool: 'COMPOSIO_MANAGE_CONNECTIONS', input: { toolkits: ['gmail'] } }
  }
  if (results && 'gmail' in results) {
    return {
      text: `I need you to connect your Gmail account first: ${results.gmail.redirect_url}`,
    }
  }
  const response = results?.[0]?.response
  return {
    text: response?.data?.messages
      ? summary(response.data.messages)
      : `That failed: ${response?.error ?? error ?? 'no answer'}`,
  }
}

function readMail(): Step {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const query = `in:inbox after:${Math.floor(midnight / 1000)}`
  return {
    tool: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    input: { tools: [{ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { query, max_results: 20 } }] },
  }
}

/** The few fields that the script looks at. */
interface Output {
  toolkit_connection_statuses?: { has_active_connection: boolean }[]
  results?:
    | { gmail: { redirect_url: string } }
    | { response?: { data?: { messages?: Mail[] }; error?: string | null } }[]
  error?: string
}

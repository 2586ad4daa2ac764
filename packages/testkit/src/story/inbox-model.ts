import type { ModelCall, ModelReply, ModelRequest } from '../models/model-reply.ts'
import { type Mail, summary } from './summary.ts'

/**
 * A stand-in for a model that decides by rules, whatever it is asked for: it looks for the tool that reads mails, asks for
 * the account where that is missing, and sums up the mails of today. What it does next follows from what tools answered.
 */
export function inboxModel({ results }: Pick<ModelRequest, 'results'>): ModelReply {
  const last = results.at(-1)
  return last === undefined ? call(search) : afterTool(JSON.parse(last) as Answer)
}

const search: ModelCall = {
  name: 'COMPOSIO_SEARCH_TOOLS',
  arguments: { queries: [{ use_case: 'fetch emails from the inbox' }] },
}

const connect: ModelCall = {
  name: 'COMPOSIO_MANAGE_CONNECTIONS',
  arguments: { toolkits: ['gmail'] },
}

function readMail(): ModelCall {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const query = `in:inbox after:${Math.floor(midnight / 1000)}`
  const item = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { query, max_results: 20 } }
  return { name: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools: [item] } }
}

function afterTool({ toolkit_connection_statuses: statuses, results, error }: Answer): ModelReply {
  if (statuses) {
    const gmail = statuses.find(({ toolkit }) => toolkit === 'gmail')
    return call(gmail?.has_active_connection ? readMail() : connect)
  }
  if (results && 'gmail' in results) {
    return {
      text: `I need you to connect your Gmail account first: ${results.gmail.redirect_url}`,
    }
  }
  const response = results?.[0]?.response
  const mails = response?.data?.messages
  return {
    text: mails ? summary(mails) : `That failed: ${response?.error ?? error ?? 'no answer'}`,
  }
}

function call(one: ModelCall): ModelReply {
  return { calls: [one] }
}

/** The few fields that the script looks at. */
interface Answer {
  toolkit_connection_statuses?: { toolkit: string; has_active_connection: boolean }[]
  results?:
    | { gmail: { redirect_url: string } }
    | { response?: { data?: { messages?: Mail[] }; error?: string | null } }[]
  error?: string
}

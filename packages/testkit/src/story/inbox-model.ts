import type { ModelCall, ModelReply, ModelRequest } from '../models/model-reply.ts'
import { type Mail, summary } from './summary.ts'

/**
 * A stand-in for a model that decides by rules, whatever it is asked for: it looks for the tool that reads mails, asks for
 * the account where that is missing, and sums up the mails of today. What it does next follows from what tools answered,
 * and from whether it is offered the tool itself.
 */
export function inboxModel({
  results,
  tools = [],
}: Pick<ModelRequest, 'results'> & Partial<Pick<ModelRequest, 'tools'>>): ModelReply {
  const last = results.at(-1)
  const isAtHand = tools.some(({ name }) => name === fetchMails)
  if (last !== undefined) return afterTool(JSON.parse(last) as Answer, isAtHand)
  return call(isAtHand ? readMail(isAtHand) : search)
}

const fetchMails = 'GMAIL_FETCH_EMAILS'

const search: ModelCall = {
  name: 'COMPOSIO_SEARCH_TOOLS',
  arguments: { queries: [{ use_case: 'fetch emails from the inbox' }] },
}

const connect: ModelCall = {
  name: 'COMPOSIO_MANAGE_CONNECTIONS',
  arguments: { toolkits: ['gmail'] },
}

function readMail(isAtHand: boolean): ModelCall {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const query = `in:inbox after:${Math.floor(midnight / 1000)}`
  const mails = { query, max_results: 20 }
  if (isAtHand) return { name: fetchMails, arguments: mails }
  const item = { tool_slug: fetchMails, arguments: mails }
  return { name: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools: [item] } }
}

function afterTool(answer: Answer, isAtHand: boolean): ModelReply {
  const { toolkit_connection_statuses: statuses, results, error } = answer
  if (statuses) {
    const gmail = statuses.find(({ toolkit }) => toolkit === 'gmail')
    return call(gmail?.has_active_connection ? readMail(isAtHand) : connect)
  }
  if (results && 'gmail' in results) {
    const { has_active_connection: isConnected, redirect_url: link } = results.gmail
    return isConnected ? call(readMail(isAtHand)) : askFor(link)
  }
  const response = results?.[0]?.response ?? { data: answer, error }
  const { messages, code, redirect_url: link } = response.data ?? {}
  if (code === 'connection_required') return askFor(link)
  const failed = `That failed: ${response.error ?? 'no answer'}`
  return { text: messages ? summary(messages) : failed }
}

/** Where the app shows the link itself, the model is given none. */
function askFor(link: string | undefined): ModelReply {
  const isGiven = link !== undefined && URL.canParse(link)
  const ask = `I need you to connect your Gmail account first: ${link}`
  return { text: isGiven ? ask : 'I can do that as soon as your Gmail account is connected.' }
}

function call(one: ModelCall): ModelReply {
  return { calls: [one] }
}

/** The few fields that the script looks at. */
interface Answer extends Data {
  toolkit_connection_statuses?: { toolkit: string; has_active_connection: boolean }[]
  results?:
    | { gmail: { has_active_connection?: boolean; redirect_url?: string } }
    | { response?: { data?: Data; error?: string | null } }[]
  error?: string | null
}

interface Data {
  messages?: Mail[]
  code?: string
  redirect_url?: string
}

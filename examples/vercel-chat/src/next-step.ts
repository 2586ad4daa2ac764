import type { MockLanguageModelV4 } from 'ai/test'
import { type Mail, summary } from './summary.ts'

type Prompt = Parameters<MockLanguageModelV4['doStream']>[0]['prompt']
type ToolContent = Extract<Prompt[number], { role: 'tool' }>['content']

/** What a model says, or the call that it makes. */
export type Step = { text: string } | { tool: string; input: unknown }

/** What the scripted model does next. */
export function nextStep(prompt: Prompt): Step {
  const last = prompt.at(-1)
  const said = JSON.stringify(prompt.findLast(({ role }) => role === 'user')?.content)
  if (last?.role === 'tool') return afterTool(last.content, wants(said))
  if (!/mail|inbox|done|connected|again/i.test(said)) {
    return { text: 'I am a script that can summarize your emails from today, and mail Ben.' }
  }
  const use_case = wants(said) === 'send' ? 'send an email' : 'fetch emails from the inbox'
  return { tool: 'COMPOSIO_SEARCH_TOOLS', input: { queries: [{ use_case }] } }
}

function wants(said: string): 'send' | 'read' {
  return /mail ben|late/i.test(said) ? 'send' : 'read'
}

function afterTool(content: ToolContent, wanted: 'send' | 'read'): Step {
  const part = content.findLast(({ type }) => type === 'tool-result')
  if (part?.type !== 'tool-result') return { text: 'The tool gave no result.' }
  if (part.toolName === 'COMPOSIO_SEARCH_TOOLS') return wanted === 'send' ? sendMail() : readMail()
  if (part.output.type === 'execution-denied') return { text: 'I have not sent it.' }
  const { results: [result] = [] } = ('value' in part.output ? part.output.value : {}) as Answer
  const { data, error } = result?.response ?? {}
  if (data?.code === 'connection_required') {
    return { text: 'I can do that as soon as your Gmail account is connected.' }
  }
  // The app asks the user when the call is made again.
  if (data?.code === 'approval_required') return sendMail()
  if (data?.messages) return { text: summary(data.messages) }
  return { text: data?.id ? 'Ben has your mail.' : `That failed: ${error ?? 'no answer'}` }
}

function readMail(): Step {
  const query = `in:inbox after:${Math.floor(new Date().setHours(0, 0, 0, 0) / 1000)}`
  return execute({ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { query, max_results: 20 } })
}

function sendMail(): Step {
  const mail = { recipient_email: 'ben@example.com', subject: 'Late', body: 'Ten minutes late.' }
  return execute({ tool_slug: 'GMAIL_SEND_EMAIL', arguments: mail })
}

function execute(call: { tool_slug: string; arguments: object }): Step {
  return { tool: 'COMPOSIO_MULTI_EXECUTE_TOOL', input: { tools: [call] } }
}

/** The few fields that the script looks at. */
interface Answer {
  results?: {
    response?: { data?: { code?: string; id?: string; messages?: Mail[] }; error?: string | null }
  }[]
}

/** A call that a scripted model makes. */
export interface ScriptedCall {
  name: string
  args: Record<string, unknown>
}

export const ask = 'Summarize my emails from today'
export const done = 'Done'

/** What the model calls on the first turn, one after the other; then it hands out the link. */
export const firstTurn: readonly ScriptedCall[] = [
  {
    name: 'COMPOSIO_SEARCH_TOOLS',
    args: { queries: [{ use_case: 'fetch emails from the inbox' }] },
  },
  { name: 'COMPOSIO_MANAGE_CONNECTIONS', args: { toolkits: ['gmail'] } },
]

/** What it calls once the user says that they are done; then it answers from the mail. */
export const secondTurn: readonly ScriptedCall[] = [
  {
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    args: { tools: [{ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 20 } }] },
  },
]

/** The model's sentence with the link that the tool gave it. */
export function handOut(toolOutput: string): string {
  const { results } = JSON.parse(toolOutput) as { results: { gmail: { redirect_url: string } } }
  return `I need you to connect your Gmail account first: ${results.gmail.redirect_url}`
}

/** The model's summary of the mail that the tool gave it. */
export function summarize(toolOutput: string): string {
  const { results } = JSON.parse(toolOutput) as {
    results: [{ response: { data: { messages: { subject: string }[] } } }]
  }
  return `Here is a summary: ${results[0].response.data.messages.map(({ subject }) => subject).join(', ')}`
}

/** The link in a sentence. */
export function linkIn(text: string): string {
  return /https?:\/\/\S+\/link\/ln_\w+/.exec(text)?.[0] ?? ''
}

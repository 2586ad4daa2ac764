import { MockLanguageModelV4 } from 'ai/test'
import { summary } from './summary.ts'

type Generate = MockLanguageModelV4['doGenerate']
type Prompt = Parameters<Generate>[0]['prompt']
type Content = Awaited<ReturnType<Generate>>['content'][number]

/** A stand-in for a model that decides by rules: what to do next follows from what was said, and what tools returned. */
export function scriptedModel(): MockLanguageModelV4 {
  let calls = 0
  return new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const step = nextStep(prompt)
      calls += 1
      const content: Content =
        'text' in step
          ? { type: 'text', text: step.text }
          : {
              type: 'tool-call',
              toolCallId: `call_${calls}`,
              toolName: step.tool,
              input: JSON.stringify(step.input),
            }
      return {
        content: [content],
        finishReason: { unified: 'text' in step ? 'stop' : 'tool-calls', raw: undefined },
        usage: {
          inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 0, text: 0, reasoning: 0 },
        },
        warnings: [],
      }
    },
  })
}

type Step = { text: string } | { tool: string; input: unknown }

const readMail: Step = {
  tool: 'COMPOSIO_MULTI_EXECUTE_TOOL',
  get input() {
    const midnight = new Date().setHours(0, 0, 0, 0)
    const query = `in:inbox after:${Math.floor(midnight / 1000)}`
    return { tools: [{ tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { query, max_results: 20 } }] }
  },
}

function nextStep(prompt: Prompt): Step {
  const last = prompt.at(-1)
  if (last?.role === 'tool') return afterTool(last.content)
  const said =
    last?.role === 'user'
      ? last.content.map((part) => ('text' in part ? part.text : '')).join(' ')
      : ''
  if (/\b(done|connected|finished|ready)\b/i.test(said)) return readMail
  if (!/e-?mail|inbox|gmail/i.test(said)) {
    return {
      text: 'I am a script that can only summarize your emails from today. Ask me for that.',
    }
  }
  return {
    tool: 'COMPOSIO_SEARCH_TOOLS',
    input: { queries: [{ use_case: 'fetch emails from the inbox' }] },
  }
}

function afterTool(content: Extract<Prompt[number], { role: 'tool' }>['content']): Step {
  const part = content.at(-1)
  if (part?.type !== 'tool-result') return { text: 'The tool gave no result.' }
  const value = 'value' in part.output ? (part.output.value as Answer) : {}
  if (part.toolName === 'COMPOSIO_SEARCH_TOOLS') {
    const gmail = value.toolkit_connection_statuses?.find(({ toolkit }) => toolkit === 'gmail')
    return gmail?.has_active_connection
      ? readMail
      : { tool: 'COMPOSIO_MANAGE_CONNECTIONS', input: { toolkits: ['gmail'] } }
  }
  if (part.toolName === 'COMPOSIO_MANAGE_CONNECTIONS')
    return askToConnect(value.results?.gmail?.redirect_url)
  const response = value.results?.[0]?.response
  if (response?.data?.redirect_url) return askToConnect(response.data.redirect_url)
  return {
    text: response?.data?.messages
      ? summary(response.data.messages)
      : `That failed: ${response?.error ?? 'no answer'}`,
  }
}

function askToConnect(link: string | undefined): Step {
  return link === undefined
    ? readMail
    : { text: `I need you to connect your Gmail account first: ${link}` }
}

/** The few fields that the script looks at. */
interface Answer {
  toolkit_connection_statuses?: { toolkit: string; has_active_connection: boolean }[]
  results?: { gmail?: { redirect_url?: string } } & {
    response?: {
      data?: { redirect_url?: string; messages?: Parameters<typeof summary>[0] }
      error?: string | null
    }
  }[]
}

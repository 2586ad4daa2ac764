import { simulateReadableStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { type Mail, summary } from './summary.ts'

type Call = Parameters<MockLanguageModelV4['doStream']>[0]
type Result = Awaited<ReturnType<MockLanguageModelV4['doStream']>>
type Chunk = Result['stream'] extends ReadableStream<infer Chunk> ? Chunk : never

/** A stand-in for a model that decides by rules: what to do next follows from what was said, and what tools returned. */
export function scriptedModel(): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doStream: async ({ prompt }) => ({
      stream: simulateReadableStream({
        chunks: chunks(nextStep(prompt), `step_${prompt.length}`),
        chunkDelayInMs: 15,
      }),
    }),
  })
}

type Step = { text: string } | { tool: string; input: unknown }

function nextStep(prompt: Call['prompt']): Step {
  const last = prompt.at(-1)
  if (last?.role === 'tool') return afterTool(last.content)
  const said = last?.role === 'user' ? JSON.stringify(last.content) : ''
  if (!/mail|inbox|done|connected|again/i.test(said)) {
    return { text: 'I am a script that can only summarize your emails from today.' }
  }
  return {
    tool: 'COMPOSIO_SEARCH_TOOLS',
    input: { queries: [{ use_case: 'fetch emails from the inbox' }] },
  }
}

function afterTool(content: Extract<Call['prompt'][number], { role: 'tool' }>['content']): Step {
  const part = content.at(-1)
  if (part?.type !== 'tool-result') return { text: 'The tool gave no result.' }
  if (part.toolName === 'COMPOSIO_SEARCH_TOOLS') return readMail()
  const { results: [result] = [] } = ('value' in part.output ? part.output.value : {}) as Answer
  const { data, error } = result?.response ?? {}
  if (data?.code === 'connection_required') {
    return { text: 'I can do that as soon as your Gmail account is connected.' }
  }
  return { text: data?.messages ? summary(data.messages) : `That failed: ${error ?? 'no answer'}` }
}

function readMail(): Step {
  const query = `in:inbox after:${Math.floor(new Date().setHours(0, 0, 0, 0) / 1000)}`
  const call = { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { query, max_results: 20 } }
  return { tool: 'COMPOSIO_MULTI_EXECUTE_TOOL', input: { tools: [call] } }
}

/** The few fields that the script looks at. */
interface Answer {
  results?: {
    response?: { data?: { code?: string; messages?: Mail[] }; error?: string | null }
  }[]
}

function chunks(step: Step, id: string): Chunk[] {
  const said: Chunk[] =
    'text' in step
      ? [
          { type: 'text-start', id },
          ...step.text.split(/(?<=\s)/).map((delta): Chunk => ({ type: 'text-delta', id, delta })),
          { type: 'text-end', id },
        ]
      : [
          {
            type: 'tool-call',
            toolCallId: id,
            toolName: step.tool,
            input: JSON.stringify(step.input),
          },
        ]
  return [
    { type: 'stream-start', warnings: [] },
    ...said,
    {
      type: 'finish',
      finishReason: { unified: 'text' in step ? 'stop' : 'tool-calls', raw: undefined },
      usage: {
        inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 0, text: 0, reasoning: 0 },
      },
    },
  ]
}

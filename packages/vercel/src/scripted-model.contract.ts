import { simulateReadableStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'

type Generated = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>
type Content = Generated['content'][number]
type Streamed = Awaited<ReturnType<MockLanguageModelV4['doStream']>>
type Chunk = Streamed['stream'] extends ReadableStream<infer Chunk> ? Chunk : never

/** What a model does in one step: says something, or makes calls at once. */
export type Step = string | readonly (readonly [toolName: string, input: unknown])[]

/** A model that does these steps, one after the other; it works for streaming and otherwise. */
export function scriptedModel(...steps: Step[]): MockLanguageModelV4 {
  let next = 0
  const take = () => {
    const at = next++
    const step = steps[at] ?? 'I have nothing more to say.'
    const isText = typeof step === 'string'
    const reason = { unified: isText ? 'stop' : 'tool-calls', raw: undefined } as const
    return {
      content: isText ? [said(step)] : step.map((call, index) => made(call, at, index)),
      reason,
    }
  }
  return new MockLanguageModelV4({
    doGenerate: async () => {
      const { content, reason } = take()
      return { content, finishReason: reason, usage, warnings: [] }
    },
    doStream: async () => {
      const { content, reason } = take()
      const chunks: Chunk[] = [
        { type: 'stream-start', warnings: [] },
        ...content.flatMap(streamed),
        { type: 'finish', finishReason: reason, usage },
      ]
      return { stream: simulateReadableStream({ chunks }) }
    },
  })
}

/** What the model was told of its calls, in the last step. */
export function told(model: MockLanguageModelV4): unknown[] {
  const prompt = [...model.doGenerateCalls, ...model.doStreamCalls].at(-1)?.prompt ?? []
  return prompt
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .map((part) =>
      part.type === 'tool-result' && 'value' in part.output ? part.output.value : part,
    )
}

const usage: Generated['usage'] = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

const said = (text: string): Content => ({ type: 'text', text })

function made([toolName, input]: readonly [string, unknown], at: number, index: number): Content {
  const toolCallId = `call_${at}_${index}`
  return { type: 'tool-call', toolCallId, toolName, input: JSON.stringify(input) }
}

function streamed(part: Content): Chunk[] {
  if (part.type !== 'text') return part.type === 'tool-call' ? [part] : []
  return [
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: part.text },
    { type: 'text-end', id: 't' },
  ]
}

import { inboxModel } from '@maillon/testkit/story'
import { MockLanguageModelV4 } from 'ai/test'

type Generate = MockLanguageModelV4['doGenerate']
type Prompt = Parameters<Generate>[0]['prompt']
type Content = Awaited<ReturnType<Generate>>['content'][number]

/** A stand-in for a model that decides by rules: what to do next follows from what tools returned. */
export function scriptedModel(): MockLanguageModelV4 {
  let calls = 0
  return new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const { text, calls: [call] = [] } = inboxModel({ results: lastResults(prompt) })
      calls += 1
      const content: Content = call
        ? {
            type: 'tool-call',
            toolCallId: `call_${calls}`,
            toolName: call.name,
            input: JSON.stringify(call.arguments),
          }
        : { type: 'text', text: text ?? '' }
      return {
        content: [content],
        finishReason: { unified: call ? 'tool-calls' : 'stop', raw: undefined },
        usage: {
          inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 0, text: 0, reasoning: 0 },
        },
        warnings: [],
      }
    },
  })
}

/** What the calls of the model's last step answered, as JSON text. */
function lastResults(prompt: Prompt): string[] {
  const last = prompt.at(-1)
  if (last?.role !== 'tool') return []
  return last.content.flatMap((part) =>
    part.type === 'tool-result' && 'value' in part.output
      ? [JSON.stringify(part.output.value)]
      : [],
  )
}

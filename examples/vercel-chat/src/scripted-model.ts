import { simulateReadableStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { nextStep, type Step } from './next-step.ts'

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

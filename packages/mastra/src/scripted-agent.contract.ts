import type { ModelCall } from '@maillon/testkit'
import { Agent } from '@mastra/core/agent'
import type { MastraModelConfig } from '@mastra/core/llm'
import { MastraLanguageModelV2Mock } from '@mastra/core/test-utils/llm-mock'
import type { MastraTool } from './mastra-provider.ts'

const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 }

/** A model that makes the calls in its first step, if any, and then says "done". */
export function modelThatCalls(calls: readonly ModelCall[]): MastraLanguageModelV2Mock {
  const content = calls.map((call, index) => ({
    type: 'tool-call' as const,
    toolCallId: `call_${index}`,
    toolName: call.name,
    input: call.arguments,
  }))
  const done = [{ type: 'text' as const, text: 'done' }]
  const model = new MastraLanguageModelV2Mock({
    doGenerate: async () =>
      calls.length > 0 && model.doGenerateCalls.length === 1
        ? { content, finishReason: 'tool-calls', usage, warnings: [] }
        : { content: done, finishReason: 'stop', usage, warnings: [] },
  })
  return model
}

/** An agent on it; Mastra's types of models are not made for `exactOptionalPropertyTypes`. */
export function agentOn(model: unknown, tools: Record<string, MastraTool>): Agent {
  const instructions = 'Help.'
  return new Agent({
    id: 'agent',
    name: 'Agent',
    instructions,
    model: model as MastraModelConfig,
    tools,
  })
}

/** What the model was told of its calls, by their ids. */
export function told({ doGenerateCalls }: MastraLanguageModelV2Mock): Map<string, string> {
  const prompt = doGenerateCalls.at(-1)?.prompt ?? []
  return new Map(
    prompt.flatMap(({ role, content }) =>
      role === 'tool'
        ? content.map(({ toolCallId, output }) => [
            toolCallId,
            output.type === 'text' ? output.value : JSON.stringify(output.value),
          ])
        : [],
    ),
  )
}

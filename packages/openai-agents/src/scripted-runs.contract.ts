import type { ModelCall } from '@maillon/testkit'
import { Agent, type RunItem, Runner } from '@openai/agents'
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents/testing'
import type { AgentTool } from './openai-agents-provider.ts'

/** An agent that makes the calls in its first turn, if any, and then says "done". */
export function agentThatCalls(calls: readonly ModelCall[], tools: AgentTool[]) {
  const made = calls.map((call, index) =>
    functionCall(call.name, call.arguments, { callId: `call_${index}` }),
  )
  const done = [assistantMessage('done')]
  const model = new ScriptedModel(made.length > 0 ? [made, done] : [done])
  return new Agent({ name: 'Agent', model, tools })
}

/** Tells the model of tools that are not there, and nobody else of anything. */
export const runner = new Runner({
  toolNotFoundBehavior: 'return_error_to_model',
  tracingDisabled: true,
})

/** What the model was told of each call, by its id. */
export function told({ newItems }: { newItems: RunItem[] }) {
  return new Map(
    newItems.flatMap((item) =>
      item.type === 'tool_call_output_item' && item.rawItem.type === 'function_call_result'
        ? [[item.rawItem.callId, String(item.output)] as const]
        : [],
    ),
  )
}

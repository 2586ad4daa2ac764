import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { functionRefusal } from './function-refusal.ts'
import { openaiRefusal } from './openai-refusal.ts'
import { textRefusal } from './text-refusal.ts'
import { toolCountRefusal } from './tool-count-refusal.ts'
import { toolShapeRefusal } from './tool-shape-refusal.ts'

/** Why OpenAI's Chat Completions does not take a request. */
export function chatRefusal({ tools, messages }: JsonObject): Refusal | undefined {
  const functions = objectsOf(tools).flatMap((tool, index) => {
    if (tool.type !== 'function') return []
    const declared = objectOf(tool.function)
    return [{ at: `tools[${index}].function`, declared, mayBeStrict: declared.strict === true }]
  })
  return (
    toolShapeRefusal(tools, 'function') ??
    toolCountRefusal(tools) ??
    functionRefusal(functions) ??
    conversationRefusal(objectsOf(messages))
  )
}

function conversationRefusal(messages: readonly JsonObject[]): Refusal | undefined {
  let waiting = new Set<unknown>()
  let isAnswering = false
  for (const [index, { role, content, tool_calls, tool_call_id }] of messages.entries()) {
    if (role === 'tool') {
      const param = `messages.[${index}].role`
      // https://github.com/symgraph/GhidrAssist/issues/45
      if (!isAnswering) {
        const message =
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'."
        return openaiRefusal(message, { param })
      }
      // No report tells of an unknown id, nor of one that is answered twice.
      if (!waiting.delete(tool_call_id)) {
        const message = `Invalid parameter: 'tool_call_id' of '${textOf(tool_call_id)}' not found in 'tool_calls' of previous message.`
        return openaiRefusal(message, { param })
      }
      continue
    }
    if (waiting.size > 0) return unanswered(waiting)
    isAnswering = Array.isArray(tool_calls)
    if (role !== 'assistant') continue
    const refusal = callsRefusal(index, tool_calls)
    if (refusal) return refusal
    if (!tool_calls && (content === null || content === undefined)) {
      const param = `messages.[${index}].content`
      const message = "Invalid value for 'content': expected a string, got null."
      return openaiRefusal(message, { param })
    }
    waiting = new Set(objectsOf(tool_calls).map(({ id }) => id))
  }
  return waiting.size > 0 ? unanswered(waiting) : undefined
}

/** https://github.com/BloomLabsInc/genkit-plugins/issues/225 */
function unanswered(waiting: ReadonlySet<unknown>): Refusal {
  const rule =
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'."
  const told = `The following tool_call_ids did not have response messages: ${[...waiting].join(', ')}`
  return openaiRefusal(`${rule} ${told}`, { param: 'messages' })
}

function callsRefusal(index: number, calls: unknown): Refusal | undefined {
  const at = `messages[${index}].tool_calls`
  if (Array.isArray(calls) && calls.length === 0) {
    const told = 'Expected an array with minimum length 1, but got an empty array instead.'
    return openaiRefusal(`Invalid '${at}': empty array. ${told}`, {
      param: at,
      code: 'empty_array',
    })
  }
  for (const [place, call] of objectsOf(calls).entries()) {
    const { name } = objectOf(call.function)
    // https://github.com/vercel/ai/issues/5171
    const refusal =
      textRefusal(`${at}[${place}].id`, call.id, { max: 40 }) ??
      textRefusal(`${at}[${place}].function.name`, name, { pattern: '^[a-zA-Z0-9_-]+$', max: 64 })
    if (refusal) return refusal
  }
  return undefined
}

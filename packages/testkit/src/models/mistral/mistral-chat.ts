import { writtenArguments } from '../called.ts'
import { halves } from '../halves.ts'
import type { JsonObject } from '../json.ts'
import type { Endpoint } from '../model-api.ts'
import type { ModelReply } from '../model-reply.ts'
import { newId } from '../new-id.ts'
import { chatCompletions } from '../openai/chat-completions.ts'
import { serverSentEvent } from '../server-sent-event.ts'
import { mistralChatRefusal } from './mistral-chat-refusal.ts'

/** https://docs.mistral.ai/api/endpoint/chat: requests look as OpenAI's, a streamed call comes in one piece. */
export const mistralChat: Endpoint = {
  tools: chatCompletions.tools,
  results: chatCompletions.results,
  refusal: mistralChatRefusal,
  isStreamed: ({ stream }) => stream === true,
  whole: (body, reply) => {
    const message = { role: 'assistant', content: reply.text ?? '', tool_calls: toolCalls(reply) }
    const choices = [{ index: 0, message, finish_reason: finishReason(reply) }]
    return { ...frame(body, 'chat.completion'), choices, usage }
  },
  *pieces(body, reply) {
    const head = frame(body, 'chat.completion.chunk')
    const chunk = (delta: JsonObject, finish_reason: string | null, rest: JsonObject = {}) =>
      serverSentEvent({ ...head, choices: [{ index: 0, delta, finish_reason }], ...rest })
    yield chunk({ role: 'assistant', content: '' }, null)
    for (const content of halves(reply.text ?? '')) yield chunk({ content }, null)
    const calls = toolCalls(reply)?.map((call, index) => ({ ...call, index }))
    yield chunk({ content: '', ...(calls && { tool_calls: calls }) }, finishReason(reply), {
      usage,
    })
    yield serverSentEvent('[DONE]')
  },
}

function toolCalls({ calls = [] }: ModelReply) {
  if (calls.length === 0) return null
  return calls.map((call) => ({
    id: newId('', 9),
    function: { name: call.name, arguments: writtenArguments(call) },
  }))
}

function finishReason({ calls = [] }: ModelReply): string {
  return calls.length > 0 ? 'tool_calls' : 'stop'
}

function frame({ model }: JsonObject, object: string): JsonObject {
  return { id: newId('', 32).toLowerCase(), object, created: 1_700_000_000, model }
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

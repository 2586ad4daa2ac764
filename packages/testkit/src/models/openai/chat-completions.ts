import { writtenArguments } from '../called.ts'
import { halves } from '../halves.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Endpoint } from '../model-api.ts'
import type { ModelReply } from '../model-reply.ts'
import { newId } from '../new-id.ts'
import { serverSentEvent } from '../server-sent-event.ts'
import { chatRefusal } from './chat-refusal.ts'

/** https://platform.openai.com/docs/api-reference/chat */
export const chatCompletions: Endpoint = {
  tools: ({ tools }) =>
    objectsOf(tools).map((tool) => {
      const { name, description, parameters } = objectOf(tool.function)
      return {
        name: textOf(name),
        description: textOf(description),
        parameters: objectOf(parameters),
      }
    }),
  results: (body) => {
    const messages = objectsOf(body.messages)
    const asked = messages.findLastIndex(({ role }) => role === 'assistant')
    const answers = messages.slice(asked + 1).filter(({ role }) => role === 'tool')
    return answers.map(({ content }) => saidText(content))
  },
  refusal: chatRefusal,
  isStreamed: ({ stream }) => stream === true,
  whole(body, reply) {
    const message = { role: 'assistant', content: reply.text ?? null, refusal: null }
    const tool_calls = toolCalls(reply)
    const choice = {
      index: 0,
      message: tool_calls.length > 0 ? { ...message, tool_calls } : message,
      logprobs: null,
      finish_reason: finishReason(reply),
    }
    return { ...frame(body, 'chat.completion'), choices: [choice], usage }
  },
  *pieces(body, reply) {
    const head = frame(body, 'chat.completion.chunk')
    const chunk = (delta: JsonObject, finish_reason: string | null = null) =>
      serverSentEvent({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason }] })
    yield chunk({ role: 'assistant', content: reply.text === undefined ? null : '', refusal: null })
    for (const content of halves(reply.text ?? '')) yield chunk({ content })
    for (const [index, { function: called, ...call }] of toolCalls(reply).entries()) {
      yield chunk({ tool_calls: [{ index, ...call, function: { ...called, arguments: '' } }] })
      for (const written of halves(called.arguments)) {
        yield chunk({ tool_calls: [{ index, function: { arguments: written } }] })
      }
    }
    yield chunk({}, finishReason(reply))
    if (objectOf(body.stream_options).include_usage === true) {
      yield serverSentEvent({ ...head, choices: [], usage })
    }
    yield serverSentEvent('[DONE]')
  },
}

/** A message's content, which is a text or a list of its parts. */
function saidText(content: unknown): string {
  if (typeof content === 'string') return content
  return objectsOf(content)
    .map(({ text }) => textOf(text))
    .join('')
}

function toolCalls({ calls = [] }: ModelReply) {
  return calls.map((call) => ({
    id: newId('call_', 24),
    type: 'function',
    function: { name: call.name, arguments: writtenArguments(call) },
  }))
}

function finishReason({ calls = [] }: ModelReply): string {
  return calls.length > 0 ? 'tool_calls' : 'stop'
}

function frame({ model }: JsonObject, object: string): JsonObject {
  return { id: newId('chatcmpl-', 29), object, created: 1_700_000_000, model }
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

import { objectArguments } from '../called.ts'
import { halves } from '../halves.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Endpoint } from '../model-api.ts'
import type { ModelReply } from '../model-reply.ts'
import { newId } from '../new-id.ts'
import { serverSentEvent } from '../server-sent-event.ts'
import { messageThreads } from './message-threads.ts'
import { messagesRefusal } from './messages-refusal.ts'

/** https://docs.claude.com/en/api/messages */
export function messages(): Endpoint {
  const threads = messageThreads()
  return {
    tools: (body) =>
      objectsOf(threads.whole(body).tools)
        .filter(({ type = 'custom' }) => type === 'custom')
        .map(({ name, description, input_schema }) => ({
          name: textOf(name),
          description: textOf(description),
          parameters: objectOf(input_schema),
        })),
    results: (body) => {
      const last = objectsOf(body.messages).at(-1)
      if (last?.role !== 'user') return []
      const answers = objectsOf(last.content).filter(({ type }) => type === 'tool_result')
      return answers.map(({ content }) => saidText(content))
    },
    refusal: (body) => threads.refusal(body) ?? messagesRefusal(threads.whole(body)),
    isStreamed: ({ stream }) => stream === true,
    whole: (body, reply) => threads.keep(body, message(body, reply)),
    *pieces(body, reply) {
      const { content, stop_reason, ...head } = threads.keep(body, message(body, reply))
      const event = (type: string, facts: object = {}) => serverSentEvent({ type, ...facts }, type)
      yield event('message_start', { message: { ...head, content: [], stop_reason: null } })
      yield event('ping')
      for (const [index, block] of content.entries()) {
        const isText = block.type === 'text'
        const content_block = isText ? { ...block, text: '' } : { ...block, input: {} }
        yield event('content_block_start', { index, content_block })
        const deltas = isText
          ? halves(block.text).map((text) => ({ type: 'text_delta', text }))
          : ['', ...halves(JSON.stringify(block.input))].map((partial_json) => {
              return { type: 'input_json_delta', partial_json }
            })
        for (const delta of deltas) yield event('content_block_delta', { index, delta })
        yield event('content_block_stop', { index })
      }
      const delta = { stop_reason, stop_sequence: null }
      yield event('message_delta', { delta, usage: { output_tokens: 1 } })
      yield event('message_stop')
    },
  }
}

/** A result's content, which is a text or a list of blocks. */
function saidText(content: unknown): string {
  if (typeof content === 'string') return content
  return objectsOf(content)
    .map(({ text }) => textOf(text))
    .join('')
}

function message({ model }: JsonObject, { text, calls = [] }: ModelReply) {
  const said = text === undefined ? [] : [{ type: 'text' as const, text }]
  const called = calls.map((call) => ({
    type: 'tool_use' as const,
    id: newId('toolu_01', 22),
    name: call.name,
    input: objectArguments(call),
  }))
  return {
    id: newId('msg_01', 22),
    type: 'message',
    role: 'assistant',
    model,
    content: [...said, ...called],
    stop_reason: called.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  }
}

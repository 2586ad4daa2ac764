import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { anthropicRefusal } from './anthropic-refusal.ts'

/** Conversations that the API holds, so that a request brings only what is new; the SDK's tool runner asks so. */
export interface MessageThreads {
  /** The request with what is held of the thread that it continues. */
  whole(body: JsonObject): JsonObject
  refusal(body: JsonObject): Refusal | undefined
  /** Holds the conversation with this reply where the request is of a thread; the reply. */
  keep<Reply extends { id: string; content: unknown }>(body: JsonObject, reply: Reply): Reply
}

/** As `lib/threads` of `@anthropic-ai/sdk` 1.14.0 expects it of the API (beta `message-threads-2026-08-12`). */
export function messageThreads(): MessageThreads {
  const held = new Map<string, JsonObject>()
  const threads: MessageThreads = {
    whole(body) {
      const before = held.get(previousOf(body))
      if (!before) return body
      const messages = [...objectsOf(before.messages), ...objectsOf(body.messages)]
      return { ...body, ...before, messages }
    },
    refusal(body) {
      if (!isObject(body.thread) || body.thread.type !== 'continue') return undefined
      for (const field of ['system', 'tools']) {
        if (body[field] !== undefined) {
          return anthropicRefusal(`${field}: not permitted when a thread is continued`)
        }
      }
      return held.has(previousOf(body))
        ? undefined
        : anthropicRefusal('thread: not found', { details: { error_code: 'thread_not_found' } })
    },
    keep(body, reply) {
      if (!isObject(body.thread)) return reply
      const { system, tools, messages } = threads.whole(body)
      const said = { role: 'assistant', content: reply.content }
      held.set(reply.id, { system, tools, messages: [...objectsOf(messages), said] })
      return reply
    },
  }
  return threads
}

function previousOf({ thread }: JsonObject): string {
  return textOf(objectOf(thread).previous_message_id)
}

import type { Client, JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/client'

/** What a client checks in place of an answer. */
const standIns: Record<string, object> = {
  'tools/list': { tools: [], ttlMs: 0, cacheScope: 'private' },
  'tools/call': { content: [] },
}
const place = 'maillon/whole'

/** An answer that every client and server lets pass, with one in it that some would refuse. */
export function carrying<Answer extends object>(standIn: Answer, whole: unknown) {
  return { ...standIn, _meta: { [place]: whole } }
}

/** What a server answered, as it came: nobody has checked it. */
export function wholeAnswer({ _meta }: { _meta?: Record<string, unknown> | undefined }) {
  // One for each client that it came through.
  let whole = _meta?.[place]
  for (let inner = whole; inner !== undefined; inner = Object(Object(whole)._meta)[place])
    whole = inner
  return Object(whole) as Record<string, unknown>
}

/**
 * Lets a connected client hand on what a server answers to a list or a call: by itself it refuses a list for one odd
 * tool, and an answer for one odd part after the call took effect. `wholeAnswer` has it then.
 */
export function keepWholeAnswers({ transport }: Client): void {
  const deliver = transport?.onmessage
  if (!transport || !deliver) return
  const send = transport.send.bind(transport)
  const asked = new Map<unknown, object>()
  const tapped: Pick<typeof transport, 'send' | 'onmessage'> = {
    send(message, options) {
      if ('method' in message && 'id' in message && Object.hasOwn(standIns, message.method))
        asked.set(message.id, standIns[message.method] ?? {})
      return send(message, options)
    },
    onmessage(message: JSONRPCMessage, extra?: MessageExtraInfo) {
      if (!('result' in message)) return deliver(message, extra)
      const { id, result } = message
      const standIn = asked.get(id)
      asked.delete(id)
      // What asks for something before it answers is for the client to refuse.
      if (!standIn || result.resultType === 'input_required') return deliver(message, extra)
      const answer = carrying({ ...standIn, resultType: 'complete' }, result)
      return deliver({ ...message, result: answer }, extra)
    },
  }
  Object.assign(transport, tapped)
}

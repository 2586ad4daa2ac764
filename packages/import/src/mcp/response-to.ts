import { isNode, type Node } from '../openapi/node.ts'

/**
 * The JSON-RPC response in what a server answered to a request, as JSON or as a stream of events that has ended, with the
 * request's own id: a client would wait for another. What only notifies is for nobody here. Undefined when there is none.
 */
export function responseTo(request: Node, type: string, text: string): Node | undefined {
  const messages = /^text\/event-stream\b/i.test(type) ? eventsIn(text) : [jsonIn(text)].flat()
  const response = messages.filter(isNode).find((one) => 'result' in one || 'error' in one)
  return response && { ...response, id: request.id, ...resultIn(response) }
}

/** Beside what it answers, a server may say more, and that in any shape. */
function resultIn({ result }: Node) {
  if (!isNode(result) || result._meta === undefined || isNode(result._meta)) return {}
  const { _meta, ...answer } = result
  return { result: answer }
}

function eventsIn(stream: string): unknown[] {
  return stream.split(/\r?\n\r?\n|\r\r/).map((event) => {
    const lines = event.split(/\r\n|\r|\n/).filter((line) => line.startsWith('data:'))
    return jsonIn(lines.map((line) => line.slice('data:'.length)).join('\n'))
  })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

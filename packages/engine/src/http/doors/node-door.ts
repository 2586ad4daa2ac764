import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Http } from '../http.ts'
import type { PlainAnswer } from '../../plain-answer.ts'
import { belowPrefix } from './below-prefix.ts'
import { leaveBody, readIncoming } from './incoming-body.ts'
import { splitTarget } from './split-target.ts'

/** Serves what comes in by a server of Node; undefined for what it leaves to a door of the Web. */
export type NodeDoor = (
  incoming: IncomingMessage,
  response: ServerResponse,
  host?: string,
) => Promise<void> | undefined

/** What the Web's own reading would leave as it is: no dots as segments, nothing to be encoded. */
const plainPath = /^(?:\/(?!(?:\.|%2e){1,2}(?:\/|$))[\w\-.~%:@!$&'()*+,;=]*)+$/i
const plainSearch = /^(?:\?[\w\-.~%:@!$&()*+,;=/?]*)?$/
const plainHost =
  /^(?:(?!(?:.*\.)?xn--)(?:[a-z\d-]+\.)*[a-z][a-z\d-]*|127\.0\.0\.1)(?::\d{1,4}|:[1-5]\d{4})?$/
const methods = new Set(['GET', 'POST', 'PATCH', 'DELETE'])

/**
 * A door without the Web's requests, answers and streams, which cost more than the API itself. It takes requests of the API, and
 * of what is served like it, that are spelled as clients spell them; whatever else, malformed or only odd, is read where it always was.
 */
export function createNodeDoor(http: Pick<Http, 'plain' | 'isPlain'>, prefix: string): NodeDoor {
  return (incoming, response, host = incoming.headers.host ?? '') => {
    const { method = '', url = '', headers } = incoming
    const { path: whole, search } = splitTarget(url)
    const path = belowPrefix(whole, prefix)
    if (!http.isPlain(path) || !methods.has(method)) return undefined
    if (!plainPath.test(whole) || !plainSearch.test(search) || !isPlainHead(incoming, host))
      return undefined
    const signal = lazySignal(response)
    return http
      .plain({
        method,
        path,
        search,
        header: (name) => textOf(headers[name]),
        host: () => host,
        text: () => readIncoming(incoming),
        signal,
        web: () =>
          new Request(`http://${host}${path}${search}`, {
            method,
            headers: headers as Record<string, string>,
            signal: signal(),
          }),
      })
      .then((answer) => write(answer, incoming, response))
      .catch(() => fail(response))
  }
}

/** Of these, Node tells the first one alone, and the Web all that came. */
const single = new Set(['host', 'authorization', 'content-type'])

/** None of `single` comes twice, and the host, also one that a proxy forwards, is one that needs no reading. */
function isPlainHead({ headers, rawHeaders }: IncomingMessage, host: string): boolean {
  const asked = headers.host ?? ''
  if (!plainHost.test(asked) || (host !== asked && !plainHost.test(host))) return false
  let known = 0
  for (const name of single) if (headers[name] !== undefined) known += 1
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const { length } = rawHeaders[index]!
    if (length !== 4 && length !== 12 && length !== 13) continue
    if (single.has(rawHeaders[index]!.toLowerCase())) known -= 1
  }
  return known === 0
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'object' ? value.join(', ') : value
}

/** Nearly nobody listens, so that it is made for who does. */
function lazySignal(response: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined
  return () => {
    if (controller) return controller.signal
    const made = new AbortController()
    controller = made
    const end = () => {
      if (!response.writableFinished) made.abort(new Error('The client is gone.'))
    }
    if (response.closed) end()
    else response.once('close', end)
    return made.signal
  }
}

async function write(
  { status, headers, body }: PlainAnswer,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const head: string[] = []
  for (const [name, value] of headers) head.push(name, value)
  if (!incoming.complete) leaveBody(incoming)
  if (typeof body !== 'string') {
    response.writeHead(status, head)
    // Who listens is to know at once that there is a stream.
    response.flushHeaders()
    // Who hangs up ends it.
    return pipeline(Readable.fromWeb(body as never), response).catch(() => {})
  }
  head.push('content-length', String(Buffer.byteLength(body)))
  response.writeHead(status, head)
  response.end(body)
}

/** What the API could not even refuse. */
function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(500).end()
}

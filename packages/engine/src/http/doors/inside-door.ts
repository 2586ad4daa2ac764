import type { Inside } from '../../access/capability.ts'
import { tooLarge, usualBytes } from '../../read-text.ts'
import type { Http } from '../http.ts'
import { splitTarget } from './split-target.ts'
import type { WebDoor } from './web-door.ts'

/** A call that does not leave the process, and what it is answered. */
export interface InsideCall {
  method: string
  /** With its query, and without an origin. */
  target: string
  /** By names in lower case. */
  headers: Record<string, string>
  body?: string | undefined
  signal: () => AbortSignal
}

/** A `fetch` for who is inside, and its shorter way for calls of the API that are made of plain values. */
export type InsideDoor = typeof fetch & {
  plain?(call: InsideCall): Promise<{ status: number; headers: Map<string, string>; text: string }>
}

/**
 * The door for a caller in this process. Its fetch rejects when the caller aborts, as over a socket, while what was begun goes on
 * to its end.
 */
export function insideDoor(
  http: Pick<Http, 'plain'>,
  web: (request: Request) => ReturnType<WebDoor>,
  inside: Inside,
): InsideDoor {
  const overWeb: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { signal } = request
    signal.throwIfAborted()
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await Promise.race([web(request), aborted])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
  return Object.assign(overWeb, {
    async plain({ method, target, headers, body = '', signal }: InsideCall) {
      const { path, search } = splitTarget(target)
      const answer = await http.plain({
        method,
        path,
        search,
        header: (name) => (Object.hasOwn(headers, name) ? headers[name] : undefined),
        host: () => '',
        async text() {
          if (Buffer.byteLength(body) > usualBytes) throw tooLarge(usualBytes)
          return body
        },
        signal,
        web: () =>
          new Request(new URL(target, 'http://localhost'), { method, headers, signal: signal() }),
        inside,
        // As core's client is: no answer is lost on its way.
        isSentOnce: true,
      })
      const text = answer.body
      const whole = typeof text === 'string' ? text : await new Response(text).text()
      return { status: answer.status, headers: answer.headers, text: whole }
    },
  })
}

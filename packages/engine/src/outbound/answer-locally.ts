import type { LocalFetch } from './local-fetch.ts'
import type { OutboundAnswer, OutboundInit } from './outbound-init.ts'
import { tooLarge } from './too-large.ts'

type Limits = { maxBytes: number } & Pick<OutboundInit, 'receive'>

/** Lets this process answer what would leave it, no later and no longer than an upstream may. Throws `upstream_error` (too large). */
export async function answerLocally(
  fetch: LocalFetch,
  request: Request,
  limits: Limits,
): Promise<OutboundAnswer> {
  const { signal } = request
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort)
  try {
    signal.throwIfAborted()
    return await Promise.race([read(fetch(request), signal, limits), aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

async function read(
  answering: Promise<Response>,
  signal: AbortSignal,
  { maxBytes, receive }: Limits,
): Promise<OutboundAnswer> {
  const response = await answering
  const { status, headers, body } = response
  const receiver = receive?.({ status, headers })
  if (receiver) {
    await receiver(body?.pipeThrough(new TransformStream(), { signal }) ?? nothing())
    return { status, headers, body: new Uint8Array() }
  }
  const answer = { status, headers, body: new Uint8Array(await response.arrayBuffer()) }
  if (answer.body.byteLength <= maxBytes) return answer
  throw tooLarge(headers.get('content-type'), maxBytes)
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

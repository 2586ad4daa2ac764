import { MaillonError } from '@maillon/core'
import type { OutboundAnswer } from './outbound.ts'

/** Answers requests in this process. */
export type LocalFetch = (request: Request) => Promise<Response>

/** Lets this process answer what would leave it, no later and no longer than an upstream may. Throws `upstream_error` (too large). */
export async function answerLocally(
  fetch: LocalFetch,
  request: Request,
  maxBytes: number,
): Promise<OutboundAnswer> {
  const { signal } = request
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort)
  try {
    signal.throwIfAborted()
    const answer = await Promise.race([read(fetch(request)), aborted.promise])
    if (answer.body.byteLength <= maxBytes) return answer
    throw new MaillonError('upstream_error', {
      message: `The upstream's answer is larger than ${maxBytes} bytes.`,
      hint: 'Ask for less: a smaller page, fewer fields.',
    })
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

async function read(answering: Promise<Response>): Promise<OutboundAnswer> {
  const response = await answering
  const { status, headers } = response
  return { status, headers, body: new Uint8Array(await response.arrayBuffer()) }
}

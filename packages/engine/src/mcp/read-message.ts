import { MaillonError } from '@maillon/core'
import { isJsonContentType, ProtocolErrorCode } from '@modelcontextprotocol/server'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'

/** What a request to a session says. */
export interface Sent {
  /** Parsed JSON, which nobody has checked yet; undefined where the library refuses the request by its method or type. */
  message?: unknown
  /** The answer to what is no JSON. */
  refusal?: PlainAnswer
}

/** Reads the message of a request once, for all who look at it. Throws `payload_too_large`. */
export async function readMessage(request: PlainRequest): Promise<Sent> {
  if (request.method !== 'POST' || !isJsonContentType(request.header('content-type') ?? null))
    return {}
  try {
    return { message: JSON.parse(await request.text()) }
  } catch (error) {
    if (MaillonError.is(error, 'payload_too_large')) throw error
    const told = { code: ProtocolErrorCode.ParseError, message: 'The body is not JSON.' }
    const body = JSON.stringify({ jsonrpc: '2.0', id: null, error: told })
    const headers = new Map([['content-type', 'application/json']])
    return { refusal: { status: 400, headers, body } }
  }
}

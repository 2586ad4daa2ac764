import { MaillonError } from '@maillon/core'
import { isJsonContentType, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { readText } from '../read-text.ts'

/** What a request to a session says. */
export interface Sent {
  /** Parsed JSON, which nobody has checked yet; undefined where the library refuses the request by its method or type. */
  message?: unknown
  /** The answer to what is no JSON. */
  refusal?: Response
}

/** Reads the message of a request once, for all who look at it. Throws `payload_too_large`. */
export async function readMessage(request: Request): Promise<Sent> {
  if (request.method !== 'POST' || !isJsonContentType(request.headers.get('content-type')))
    return {}
  try {
    return { message: JSON.parse(await readText(request)) }
  } catch (error) {
    if (MaillonError.is(error, 'payload_too_large')) throw error
    const told = { code: ProtocolErrorCode.ParseError, message: 'The body is not JSON.' }
    return { refusal: Response.json({ jsonrpc: '2.0', id: null, error: told }, { status: 400 }) }
  }
}

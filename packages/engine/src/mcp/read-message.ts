import { isJsonContentType, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { readBytes } from '../read-bytes.ts'

/** What a request to a session says. */
export interface Message {
  /** Parsed JSON, which nobody has checked yet; undefined where the library refuses the request by its method or type. */
  message?: unknown
  /** The answer to what is no JSON. */
  refusal?: Response
}

/** Reads the message of a request once, for all who look at it. Throws `payload_too_large`. */
export async function readMessage(request: Request): Promise<Message> {
  if (request.method !== 'POST' || !isJsonContentType(request.headers.get('content-type')))
    return {}
  const bytes = await readBytes(request)
  try {
    return { message: JSON.parse(bytes.toString()) }
  } catch {
    const error = { code: ProtocolErrorCode.ParseError, message: 'The body is not JSON.' }
    return { refusal: Response.json({ jsonrpc: '2.0', id: null, error }, { status: 400 }) }
  }
}

import { MaillonError } from '@maillon/core'

/** As much as any request may bring. */
export const usualBytes = 1024 * 1024

/** The whole body of a request, as text; empty when there is none. Throws `invalid_request` and `payload_too_large`. */
export async function readText(request: Request, maxBytes = usualBytes): Promise<string> {
  return decodeText(await readBytes(request, maxBytes))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text that bytes of a body are. Throws `invalid_request`. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new MaillonError('invalid_request', { message: 'The body is not text in UTF-8.' })
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const told = Number(request.headers.get('content-length'))
  if (told > maxBytes) throw tooLarge(maxBytes)
  try {
    // A server holds a body to the length that its head tells, so that it can be read in one piece.
    const bytes =
      told > 0 ? new Uint8Array(await request.arrayBuffer()) : await readPieces(request, maxBytes)
    // Whoever calls in process is held to nothing.
    if (bytes.length > maxBytes) throw tooLarge(maxBytes)
    return bytes
  } catch (error) {
    throw MaillonError.is(error) ? error : cutShort()
  }
}

/** As soon as too much has come, the rest is left. */
async function readPieces({ body }: Request, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Whoever sends more than so much is told. */
export function tooLarge(maxBytes: number): MaillonError {
  return new MaillonError('payload_too_large', { hint: `Send at most ${maxBytes} bytes.` })
}

/** Anybody can hang up in the middle: that is no fault of the engine's. */
export function cutShort(): MaillonError {
  return new MaillonError('invalid_request', {
    message: 'The body ended before it was whole.',
    hint: 'Send the request again.',
  })
}

import { MaillonError } from '@maillon/core'

/** As much as any request may bring. */
const maxBodyBytes = 1024 * 1024

/** The whole body of a request. Throws `payload_too_large`, as soon as it is known that too much comes. */
export async function readBytes(request: Request): Promise<Buffer> {
  // A server holds a body to the length that its head tells; then it can be read in one piece.
  const told = Number(request.headers.get('content-length'))
  if (told > maxBodyBytes) throw tooLarge()
  if (told > 0) return atMost(Buffer.from(await request.arrayBuffer()))
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBodyBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whoever calls in process is held to nothing. */
function atMost(bytes: Buffer): Buffer {
  if (bytes.length > maxBodyBytes) throw tooLarge()
  return bytes
}

function tooLarge(): MaillonError {
  return new MaillonError('payload_too_large', { hint: `Send at most ${maxBodyBytes} bytes.` })
}

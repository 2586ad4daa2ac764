import type { IncomingMessage } from 'node:http'
import { cutShort, decodeText, tooLarge, usualBytes } from '../../read-text.ts'

/** For so long, who was answered already may go on sending before the connection is closed. */
const patienceMs = 500

/** All of a body that comes in by a server of Node, as text. Throws `invalid_request` and `payload_too_large`. */
export async function readIncoming(
  incoming: IncomingMessage,
  maxBytes = usualBytes,
): Promise<string> {
  if (Number(incoming.headers['content-length']) > maxBytes) throw tooLarge(maxBytes)
  return decodeText(await bytesOf(incoming, maxBytes))
}

function bytesOf(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const pieces: Buffer[] = []
  let size = 0
  function take(piece: Buffer): void {
    size += piece.length
    pieces.push(piece)
    if (size > maxBytes) end(() => reject(tooLarge(maxBytes)))
  }
  const whole = () => end(() => resolve(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)))
  const cut = () => end(() => reject(cutShort()))
  function end(settle: () => void): void {
    incoming.off('data', take).off('end', whole).off('error', cut).off('close', cut)
    settle()
  }
  if (incoming.destroyed && !incoming.readableEnded) cut()
  else incoming.on('data', take).on('end', whole).on('error', cut).on('close', cut)
  return promise
}

/** Lets the rest of a body go by that nobody reads, so that its sender gets to reading the answer; not for ever. */
export function leaveBody(incoming: IncomingMessage): void {
  const timer = setTimeout(() => incoming.socket.destroySoon(), patienceMs).unref()
  const end = () => clearTimeout(timer)
  incoming.once('end', end).once('close', end).on('error', end).resume()
}

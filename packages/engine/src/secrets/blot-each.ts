import { MaillonError } from '@maillon/core'
import type { Scrubber } from './scrubber.ts'

/** Bytes are searched in steps of so many, however few of them come at once. */
const step = 64 * 1024
/** How many characters may stand for one of a secret: as hex, each digit escaped. */
const mostPerCharacter = 12
const mostHeld = 64 * 1024

/**
 * Bytes in which each secret, also one that comes in two pieces, has `*` in place of what it is spelled with: all else
 * stays where it is. Throws `upstream_error` where somebody repeats a secret's beginning without end.
 */
export async function* blotEach(
  bytes: AsyncIterable<Uint8Array>,
  scrubber: Scrubber,
): AsyncGenerator<Uint8Array> {
  const longest = Math.max(0, ...scrubber.secrets.map((secret) => Buffer.byteLength(secret)))
  if (longest === 0) {
    yield* bytes
    return
  }
  const overlap = Math.min(mostHeld, longest * mostPerCharacter)
  let held = Buffer.alloc(0)
  let waiting: Uint8Array[] = []
  let size = 0
  const searched = () => blot(Buffer.concat([held, ...waiting]), scrubber)
  for await (const chunk of bytes) {
    waiting.push(chunk)
    size += chunk.byteLength
    if (size < step) continue
    const all = searched()
    const end = Math.max(0, all.length - overlap)
    // A copy: the rest goes on, and is another's by the next step.
    held = Buffer.from(all.subarray(end))
    waiting = []
    size = 0
    yield all.subarray(0, end)
  }
  const rest = searched()
  if (rest.length > 0) yield rest
}

/** The same bytes, which are ours, blotted where they stand: what holds no secret is not made anew. */
function blot(bytes: Buffer, scrubber: Scrubber): Buffer {
  const places = scrubber.find(bytes.toString('latin1'))
  if (!places)
    throw new MaillonError('upstream_error', {
      message: 'The file could not be searched for the account’s credential.',
      hint: 'It repeats the beginning of the credential too often. Get it in another way.',
    })
  for (const { start, end } of places) bytes.fill('*', start, end)
  return bytes
}

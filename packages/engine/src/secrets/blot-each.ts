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
  let held = ''
  let waiting: Uint8Array[] = []
  let size = 0
  const searched = (chunks: Uint8Array[]) =>
    blot(held + Buffer.concat(chunks).toString('latin1'), scrubber)
  for await (const chunk of bytes) {
    waiting.push(chunk)
    size += chunk.byteLength
    if (size < step) continue
    const text = searched(waiting)
    const end = Math.max(0, text.length - overlap)
    yield Buffer.from(text.slice(0, end), 'latin1')
    held = text.slice(end)
    waiting = []
    size = 0
  }
  const rest = searched(waiting)
  if (rest.length > 0) yield Buffer.from(rest, 'latin1')
}

function blot(text: string, scrubber: Scrubber): string {
  const places = scrubber.find(text)
  if (!places)
    throw new MaillonError('upstream_error', {
      message: 'The file could not be searched for the account’s credential.',
      hint: 'It repeats the beginning of the credential too often. Get it in another way.',
    })
  let out = ''
  let kept = 0
  for (const { start, end } of places) {
    out += text.slice(kept, start) + '*'.repeat(end - start)
    kept = end
  }
  return kept === 0 ? text : out + text.slice(kept)
}

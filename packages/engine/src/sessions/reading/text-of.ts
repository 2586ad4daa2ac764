import { textEncoding } from '../../files/text-encoding.ts'
import { unreadable } from './unreadable.ts'

/** The text of a file, piece by piece: in UTF-8 or UTF-16 where the bytes say so, and one byte a character else. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: ReturnType<typeof decoderFor> | undefined
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk)
    yield decoder.decode(chunk, { stream: true })
  }
  const last = decoder?.decode()
  if (last) yield last
}

function decoderFor(first: Uint8Array) {
  const encoding = textEncoding(first, true)
  if (encoding) return new TextDecoder(encoding)
  throw unreadable('The file is no text.', 'Pass its id to a tool that takes such a file.')
}

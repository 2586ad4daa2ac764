/** In what characters a text is written; `windows-1252` is what a text in one byte each is taken for. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Bytes that no text has: of the control signs, texts use tabs, ends of lines and pages, and escape. */
const binary = new Set([...Array(0x20).keys(), 0x7f])
for (const used of [0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b]) binary.delete(used)

/** Of the bytes of a text in a single-byte encoding that most letters are of Latin script. */
const fewForeign = 0.3

/**
 * The encoding of what begins with these bytes, or undefined where that is no text. `isClaimed` says that somebody calls
 * it one: only then may most of its letters be of an encoding that nothing tells from noise.
 */
export function textEncoding(first: Uint8Array, isClaimed = false): TextEncoding | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return decodes(first, 'utf-16le')
  if (first[0] === 0xfe && first[1] === 0xff) return decodes(first, 'utf-16be')
  if (first.some((byte) => binary.has(byte))) return undefined
  if (decodes(first, 'utf-8')) return 'utf-8'
  const foreign = first.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0)
  return isClaimed || foreign <= first.length * fewForeign ? 'windows-1252' : undefined
}

/** The encoding, if these bytes are of it: the last character may be cut. */
function decodes(bytes: Uint8Array, encoding: TextEncoding): TextEncoding | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return text.includes('\0') ? undefined : encoding
  } catch {
    return undefined
  }
}

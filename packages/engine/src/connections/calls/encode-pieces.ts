/** How bytes stand in a text: as base64, or as mail has it, in lines (RFC 2045 §6.8). */
export type ByteEncoding = 'base64' | 'mime'

/** As many bytes as stand for themselves: three make four characters, and 57 make a line of mail. */
const unit = { base64: 3, mime: 57 }
const lineEnd = 2

/** How many bytes so many are as a text. */
export function encodedSize(size: number, encoding: ByteEncoding): number {
  const characters = Math.ceil(size / 3) * 4
  if (encoding === 'base64' || size === 0) return characters
  return characters + (Math.ceil(size / unit.mime) - 1) * lineEnd
}

/** Encodes bytes as they come. */
export async function* encodeEach(
  bytes: AsyncIterable<Uint8Array>,
  encoding: ByteEncoding,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array()
  let isFirst = true
  const encoded = (part: Uint8Array) => {
    const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64')
    const lined = encoding === 'mime' ? text.replace(/.{76}(?=.)/g, '$&\r\n') : text
    const joined = encoding === 'mime' && !isFirst ? `\r\n${lined}` : lined
    isFirst = false
    return Buffer.from(joined, 'latin1')
  }
  for await (const chunk of bytes) {
    const all = held.byteLength > 0 ? Buffer.concat([held, chunk]) : chunk
    const whole = all.byteLength - (all.byteLength % unit[encoding])
    if (whole > 0) yield encoded(all.subarray(0, whole))
    held = all.slice(whole)
  }
  if (held.byteLength > 0) yield encoded(held)
}

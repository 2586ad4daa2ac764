import { decodeBase64, decodeBytes, encodeBase64 } from '../base64url.ts'

/** A header's text as ASCII: as it is, or in encoded words, folded at 76 characters (RFC 2047 §2). */
export function encodeWords(text: string): string {
  if (/^[ -~]{0,900}$/.test(text) && !text.includes('=?')) return text
  return chunks(text)
    .map((chunk) => `=?UTF-8?B?${encodeBase64(chunk)}?=`)
    .join('\r\n ')
}

/** A header's text with its encoded words read; those that make no sense stay as they are. */
export function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (word, charset, encoding, data) => {
      try {
        return encoding.toLowerCase() === 'b' ? decodeBase64(data, charset) : decodeQ(data, charset)
      } catch {
        return word
      }
    })
}

/** Pieces of at most 39 bytes of UTF-8, never through the middle of a character. */
function chunks(text: string): string[] {
  const pieces = ['']
  for (const character of text) {
    const grown = pieces[pieces.length - 1] + character
    if (new TextEncoder().encode(grown).length > 39) pieces.push(character)
    else pieces[pieces.length - 1] = grown
  }
  return pieces
}

function decodeQ(data: string, charset: string): string {
  const bytes = data
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decodeBytes(
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
    charset,
  )
}

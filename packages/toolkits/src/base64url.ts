/** Text as base64url of its UTF-8 bytes (RFC 4648 §5), without padding. */
export function encodeBase64url(text: string): string {
  return encodeBase64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Text as base64 of its UTF-8 bytes (RFC 4648 §4). */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** The text behind base64 or base64url; for bytes that are not UTF-8, in the charset named. */
export function decodeBase64(data: string, charset?: string): string {
  const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'))
  return decodeBytes(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    charset,
  )
}

/** Bytes as text: UTF-8 where they are that, else in the charset named. Throws for a charset that nobody knows. */
export function decodeBytes(bytes: Uint8Array, charset = 'windows-1252'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(charset).decode(bytes)
  }
}

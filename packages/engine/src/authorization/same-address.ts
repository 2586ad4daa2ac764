/**
 * Whether two texts are one address, however each is spelt (RFC 3986 §6.2) and whatever its query says: clients write a
 * resource as its metadata do, as they were given it, or as their platform writes URLs.
 */
export function isSameAddress(one: string, other: string): boolean {
  const plain = plainAddress(one)
  return plain !== undefined && plain === plainAddress(other)
}

/** An address without its query, spelt as all of its spellings come to; undefined for what can be no resource (RFC 8707 §2). */
export function plainAddress(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || url.username !== '' || url.password !== '' || text.includes('#')) return undefined
  return url.origin + url.pathname.replace(/%[0-9a-f]{2}/gi, plainCharacter)
}

function plainCharacter(escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
  return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
}

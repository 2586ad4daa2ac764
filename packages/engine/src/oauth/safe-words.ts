const maxLength = 200

/** Runs of letters with digits among them that are longer than any word: a token that nobody here knows. */
const opaque = /(?=[\w~+/=.-]*\d)(?=[\w~+/=.-]*[A-Za-z])[\w~+/=.-]{20,}|[\w~+/=-]{40,}/g

/**
 * An upstream's sentence for people and logs, once it is scrubbed: in one line of plain text, without what looks like a
 * secret, and short.
 */
export function safeWords(scrubbed: string): string {
  const plain = scrubbed
    .slice(0, 2_000)
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('"', "'")
    .replaceAll(opaque, '[…]')
    .trim()
  return plain.length > maxLength ? `${plain.slice(0, maxLength).trimEnd()}…` : plain
}

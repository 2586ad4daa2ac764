/** What stands where no more is told of a value. */
export const untold = { description: 'Not told here: it is as the service documents it.' }

/** A document's text for a model: no markup, no control characters, at most so many characters, cut after a sentence. */
export function shortText(text: unknown, max: number): string {
  if (typeof text !== 'string') return ''
  const clean = text
    .normalize('NFC')
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .replaceAll(/<[^<>]{0,500}>/g, ' ')
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[*_]{2}|^#+\s*|^>\s*(\[!\w+\])?/gm, '')
    // Control and format characters, among them those that show nothing and still are read by a model.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
    .trim()
  if (clean.length <= max) return clean
  const cut = clean.slice(0, max - 1)
  const end = cut.lastIndexOf('. ')
  return end > max / 3
    ? cut.slice(0, end + 1)
    : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2))}…`
}

/** Words of an identifier: `listForUser`, `repos/list-for-user` and `list_for_user` alike. */
export function wordsOf(identifier: string): string[] {
  return identifier
    .normalize('NFKD')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
}

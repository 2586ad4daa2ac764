/** What stands where no more is told of a value. */
export const untold = { description: 'Not told here: it is as the service documents it.' }

/** What a text has that is changed below; most have none of it. */
const odd = /[^\x20-\x7e]|[`<[>#]|[*_]{2}|^ | $| {2}/

/** A document's text for a model: no markup, no control characters, at most so many characters, cut after a sentence. */
export function shortText(text: unknown, max: number): string {
  if (typeof text !== 'string') return ''
  if (text.length <= max && !odd.test(text)) return text
  const clean = text
    .normalize('NFC')
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .replaceAll(/<[^<>]{0,500}>/g, ' ')
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[*_]{2}|^#+\s*|^>\s*(\[!\w+\])?/gm, '')
    // Control and format characters, among them those that show nothing and still are read by a model.
    // A single space before a word stays, since most of a text is words and to replace each takes long.
    .replaceAll(/(?! [\x21-\x7e])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
    .trim()
  if (clean.length <= max) return clean
  const cut = clean.slice(0, max - 1)
  const end = cut.lastIndexOf('. ')
  return end > max / 3
    ? cut.slice(0, end + 1)
    : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2))}…`
}

/** Whatever stands in a document as a text: of JSON, `String` throws for an object that has a `toString` of its own. */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** Whether a text has what shows nothing, and is read by a model all the same. */
export function hides(text: string): boolean {
  // Most of a text is plain, and found to be so much faster.
  const odd = text.match(/[^\x20-\x7e]+/g)
  return odd !== null && /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(odd.join(' '))
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

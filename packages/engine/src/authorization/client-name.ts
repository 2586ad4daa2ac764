/**
 * What a client calls itself, as a page can show it: without what hides or turns text, and without the quotation marks by
 * which it would end and go on as the page's own words.
 */
export function clientName(told: string | null | undefined): string | null {
  const name = (told ?? '').replaceAll(/[\p{C}\s"“”„‟«»]+/gu, ' ').trim()
  return name === '' ? null : name
}

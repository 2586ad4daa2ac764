/** Whether an English noun means several things, by its end. */
export function isPlural(noun: string): boolean {
  return noun.length > 3 && /[^su'’]s$/.test(noun) && !noun.endsWith('is')
}

/** A text in which only backticks mean anything to Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/`[^`]*`|[<*]/g, (part) => (part.length > 1 ? part : `\\${part}`))
}

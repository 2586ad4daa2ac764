/** The text, or its first `length` characters and a mark that more was cut off. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} […]`
}

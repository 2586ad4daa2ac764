/** A path with each value put in as one segment of it: path`/calls/${id}`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.reduce(
    (whole, text, index) => whole + encodeURIComponent(values[index - 1] ?? '') + text,
  )
}

/** A text with the lines of another one that it lacks at its end, in its own line ends. */
export function mergeLines(text: string, ours: string): string {
  const known = new Set(linesOf(text).map((line) => line.replace(/\/$/, '')))
  return append(
    text,
    linesOf(ours).filter((line) => !known.has(line.replace(/\/$/, ''))),
  )
}

/** A `.env` with the variables of another one that it lacks; comments are left out. */
export function mergeVariables(text: string, ours: string): string {
  const nameOf = (line: string) => /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1]
  const known = new Set(linesOf(text).map(nameOf))
  return append(
    text,
    linesOf(ours).filter((line) => nameOf(line) !== undefined && !known.has(nameOf(line))),
  )
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function append(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const joint = text === '' || text.endsWith('\n') ? '' : end
  return `${text}${joint}${lines.join(end)}${end}`
}

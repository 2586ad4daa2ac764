/** The headers of an answer, as far as anybody reads them: `Headers` fit, and take longer to make than to read. */
export interface AnswerHeaders extends Iterable<[name: string, value: string]> {
  /** The value of a name in lower case; of several, all of them. */
  get(name: string): string | null
}

/** Lines by their names in lower case. */
export type HeaderLines = Readonly<Record<string, string | string[] | undefined>>

/** Headers of the lines of an answer. */
export function answerHeaders(lines: HeaderLines): AnswerHeaders {
  return {
    get(name) {
      const value = Object.hasOwn(lines, name) ? lines[name] : undefined
      return value === undefined ? null : joined(value)
    },
    [Symbol.iterator]: () => pairsOf(lines)[Symbol.iterator](),
  }
}

function pairsOf(lines: HeaderLines): [name: string, value: string][] {
  const pairs: [string, string][] = []
  for (const name of Object.keys(lines)) {
    const value = lines[name] ?? []
    // Cookies have commas of their own.
    if (name !== 'set-cookie') pairs.push([name, joined(value)])
    else for (const one of [value].flat()) pairs.push([name, one])
  }
  return pairs
}

function joined(value: string | string[]): string {
  return typeof value === 'string' ? value : value.join(', ')
}

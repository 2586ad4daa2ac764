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
      return value === undefined ? null : [value].flat().join(', ')
    },
    *[Symbol.iterator]() {
      for (const name of Object.keys(lines).toSorted()) {
        const value = lines[name] ?? []
        // Cookies have commas of their own.
        if (name !== 'set-cookie') yield [name, [value].flat().join(', ')]
        else for (const one of [value].flat()) yield [name, one]
      }
    },
  }
}

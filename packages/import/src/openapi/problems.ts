/** Something in a document that is wrong, or that no tool can be made of. */
export interface Problem {
  /** Where in the document: a JSON Pointer (RFC 6901); in a GraphQL schema, type and field. */
  at: string
  message: string
  /** The tool that was made all the same. */
  tool?: string
}

/** Thrown while one operation is read: the operation is left out, and the others go on. */
export class Unusable extends Error {
  /** Where, below the operation or anywhere else; the operation itself when left out. */
  readonly at: string | undefined

  constructor(message: string, at?: string) {
    super(message)
    this.at = at
  }
}

/** A JSON Pointer to a place. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

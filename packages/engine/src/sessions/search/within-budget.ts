/** Something that an answer may say. */
export interface Part {
  /** In one word or two, for what is said of parts that are left out. */
  what: string
  /** What it adds to the answer, as JSON that is at least as long. */
  adds: object
  add: () => void
  /** Whether what it belongs to is in the answer; it is not missed otherwise. Always, when left out. */
  hasPlace?: () => boolean
}

/**
 * Tokens that a value takes as JSON: a third of its bytes in UTF-8. Models make fewer of English and of JSON, about a
 * quarter, and about as many of scripts such as Chinese: it errs on the safe side.
 */
export function tokensOf(value: unknown): number {
  return Math.ceil(bytesOf(value) / 3)
}

/**
 * Adds parts to an answer, the most needed first, as long as it stays within a budget of tokens; one that is too large
 * makes room for the smaller ones behind it. Answers how many of what are left out.
 */
export function addWithin(
  answer: object,
  parts: readonly Part[],
  budget: number,
): Map<string, number> {
  let left = budget * 3 - bytesOf(answer)
  const leftOut = new Map<string, number>()
  for (const { what, adds, add, hasPlace = () => true } of parts) {
    if (!hasPlace()) continue
    const bytes = bytesOf(adds)
    if (bytes > left) {
      leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
      continue
    }
    left -= bytes
    add()
  }
  return leftOut
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

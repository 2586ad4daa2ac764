/** How a number of a writer ended: the code of its entry, or that it has none, or that nobody knows. */
export type Ending = { code: string } | 'unused' | 'unknown'

/** What a seal is to be over. */
export interface Settled {
  first: number
  last: number
  /** By their numbers, each of them, in their order. */
  endings: readonly (readonly [number, Ending])[]
}

/** The numbers that one writer gives to entries of one project. */
export interface Numbers {
  /** The next one; it is open until it is told how it ended. */
  take(): number
  end(seq: number, ending: Ending): void
  /** Those from the first that is not sealed up to the first that is open, at most so many; undefined for none. */
  settled(limit: number): Settled | undefined
  /** Forgets what is sealed. */
  sealedTo(last: number): void
  /** Up to where it is sealed. */
  sealed(): number
  /** Whether all that were given are sealed. */
  isSealed(): boolean
}

/** Numbers from 1 on. */
export function createNumbers(): Numbers {
  const endings = new Map<number, Ending>()
  let given = 0
  let sealed = 0
  return {
    take: () => (given += 1),
    end: (seq, ending) => void endings.set(seq, ending),
    settled(limit) {
      const found: [number, Ending][] = []
      for (let seq = sealed + 1; found.length < limit; seq += 1) {
        const ending = endings.get(seq)
        if (ending === undefined) break
        found.push([seq, ending])
      }
      const [first] = found
      return first && { first: first[0], last: first[0] + found.length - 1, endings: found }
    },
    sealedTo(last) {
      for (const seq of endings.keys()) if (seq <= last) endings.delete(seq)
      sealed = Math.max(sealed, last)
    },
    sealed: () => sealed,
    isSealed: () => sealed === given,
  }
}

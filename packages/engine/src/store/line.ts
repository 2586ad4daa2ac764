/** Lets one at a time in, in the order in which they came. */
export interface Line {
  enter(): Promise<void>
  leave(): void
}

/** A line that nobody stands in. */
export function createLine(): Line {
  const waiting: (() => void)[] = []
  let isTaken = false
  return {
    async enter() {
      if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve))
      isTaken = true
    },
    leave() {
      const next = waiting.shift()
      // It goes from hand to hand, so that nobody who comes later is faster.
      if (next) next()
      else isTaken = false
    },
  }
}

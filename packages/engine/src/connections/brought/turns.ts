/** Works under one name one after the other, in this process. */
export type InTurn = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** Turns that nobody waits for. */
export function createTurns(): InTurn {
  const latest = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = latest.get(name)
    const mine = before ? before.then(work, work) : work()
    latest.set(name, mine)
    try {
      return await mine
    } finally {
      if (latest.get(name) === mine) latest.delete(name)
    }
  }
}

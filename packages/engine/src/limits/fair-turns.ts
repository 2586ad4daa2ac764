import { createBulkhead } from '../outbound/bulkhead.ts'
import { surrounding } from '../surrounding.ts'

/** Keeps one party's calls from delaying those of others: what the engine itself does for them, it does in turns. */
export interface FairTurns {
  /** Does work when it is the party's turn; within another turn, which gives its place away for good. */
  run<T>(party: string, work: () => Promise<T>): Promise<T>
  /** How many wait for their turn. */
  waiting(): number
}

export interface TurnOptions {
  /** So much is worked on at once. */
  places?: number
  /** Who has not ended by then waits for something, and gives the place to those who wait for one. */
  patienceMs?: number
}

interface Turn {
  /** Comes to a place. */
  enter: () => Promise<void> | undefined
  /** Gives it away. */
  leave: () => void
  /** How many parts of the work wait for something that is not here. */
  aside: number
  hasEnded: boolean
}

const current = surrounding<Turn>()

/** Waits for what is not here (an upstream, a person), while others have the turn. */
export async function stepAside<T>(wait: () => Promise<T>): Promise<T> {
  const turn = current.get()
  if (!turn || turn.hasEnded) return wait()
  turn.aside += 1
  turn.leave()
  try {
    return await wait()
  } finally {
    turn.aside -= 1
    // Whoever has parts elsewhere still goes on without a place: nobody waits for a place while they hold one.
    if (turn.aside === 0 && !turn.hasEnded) await turn.enter()
  }
}

/** Turns over so many places, by the same rule as places at an upstream: those who have the fewest come first. */
export function createFairTurns({ places = 16, patienceMs = 100 }: TurnOptions = {}): FairTurns {
  const turns = createBulkhead({ places, queue: Infinity, patienceMs: Infinity })
  const held = new Map<Turn, number>()
  let waiting = 0
  let timer: NodeJS.Timeout | undefined

  function watch(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      const before = performance.now() - patienceMs
      for (const [turn, since] of held) if (since <= before) turn.leave()
      if (waiting > 0) watch()
    }, patienceMs).unref()
  }

  function turnOf(party: string): Turn {
    let giveBack: (() => void) | undefined
    let coming: Promise<void> | undefined
    let group = party
    function begin(): void {
      held.set(turn, performance.now())
      // Who comes back does not stand behind those of its party who have not begun: they may all wait for what it does.
      group = `${party} again`
    }
    async function come(): Promise<void> {
      waiting += 1
      const place = turns.enter('', group)
      watch()
      giveBack = await place
      waiting -= 1
      coming = undefined
      begin()
      // It may have ended, or gone elsewhere, while it waited.
      if (turn.hasEnded || turn.aside > 0) turn.leave()
    }
    const turn: Turn = {
      aside: 0,
      hasEnded: false,
      enter() {
        if (giveBack || coming) return coming
        // Nobody waits where there is a place, and most of the time there is.
        giveBack = turns.enterNow('', group)
        if (!giveBack) return (coming = come())
        begin()
        return undefined
      },
      leave() {
        held.delete(turn)
        giveBack?.()
        giveBack = undefined
      },
    }
    return turn
  }

  return {
    waiting: () => waiting,
    async run(party, work) {
      const outer = current.get()
      if (outer) {
        outer.aside += 1
        outer.leave()
      }
      const turn = turnOf(party)
      const place = turn.enter()
      if (place) await place
      try {
        return await current.run(turn, work)
      } finally {
        turn.hasEnded = true
        turn.leave()
      }
    },
  }
}

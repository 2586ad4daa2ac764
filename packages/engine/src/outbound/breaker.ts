import { held } from './held.ts'

/**
 * Stops asking an upstream that only fails, and tries again with one request at a time. What one party alone meets holds
 * that party; the upstream's own trouble is what several meet, and even then whoever has not met it may ask.
 */
export interface Breaker {
  /** Throws `upstream_unavailable` while the party is to leave the upstream in peace; the answer is told what came of it. */
  enter(circuit: string, party: string): (outcome: Outcome) => void
}

export type Outcome = 'fine' | 'failed' | 'unknown'

/** So many failures in a row: a party's own, or those of all. */
const patience = 10
/** So many parties have to meet trouble before it is the upstream's. */
const witnessesNeeded = 3
const firstPauseMs = 1_000
const longestPauseMs = 30_000
/** While the upstream is in trouble, the tries of all parties are this far apart. */
const turnMs = 1_000
/** What happened longer ago says nothing about now. */
const memoryMs = 60_000
/** Forgetting one lets it ask, so a limit does no harm. */
const keptAtMost = 1_000

interface Party {
  failures: number
  /** Tries that failed, one after the other. */
  tries: number
  failedAt: number
  /** Until when it is held, if it is. */
  until: number
  isTrying: boolean
}

interface Circuit {
  /** Those that met trouble and nothing fine since. */
  parties: Map<string, Party>
  /** Since anybody had a fine answer. */
  failures: number
  witnesses: Set<string>
  failedAt: number
  nextTryAt: number
}

/** A breaker for each circuit, a URL; `random` is from 0 to 1. Circuits without a failure take no memory. */
export function createBreaker(now: () => number, random: () => number = Math.random): Breaker {
  const circuits = new Map<string, Circuit>()

  function fine(name: string, party: string): void {
    const circuit = circuits.get(name)
    if (!circuit) return
    circuit.parties.delete(party)
    circuit.failures = 0
    circuit.witnesses.clear()
    if (circuit.parties.size === 0) circuits.delete(name)
  }

  function failed(name: string, party: string, wasTry: boolean): void {
    const at = now()
    const circuit = put(circuits, name, circuits.get(name) ?? newCircuit())
    if (at - circuit.failedAt > memoryMs) Object.assign(circuit, newCircuit(circuit.parties))
    circuit.failures += 1
    circuit.failedAt = at
    if (circuit.witnesses.size < witnessesNeeded) circuit.witnesses.add(party)
    const own = put(circuit.parties, party, known(circuit, party, at) ?? newParty())
    own.failures += 1
    own.failedAt = at
    if (wasTry) own.tries += 1
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** own.tries)
    own.until = at + pause * (1 - random() / 2)
  }

  function note(name: string, party: string, wasTry: boolean): (outcome: Outcome) => void {
    return (outcome) => {
      const own = circuits.get(name)?.parties.get(party)
      if (own && wasTry) own.isTrying = false
      if (outcome === 'fine') fine(name, party)
      if (outcome === 'failed') failed(name, party, wasTry)
    }
  }

  return {
    enter(name, party) {
      const at = now()
      const circuit = circuits.get(name)
      const own = circuit && known(circuit, party, at)
      if (!own) return note(name, party, false)
      const isDown = circuit.failures >= patience && circuit.witnesses.size >= witnessesNeeded
      if (!isDown && own.failures < patience) return note(name, party, false)
      const left = Math.max(own.until, isDown ? circuit.nextTryAt : 0) - at
      if (left > 0 || own.isTrying) throw held(name, 'it only fails', Math.max(left, 1_000))
      own.isTrying = true
      circuit.nextTryAt = at + turnMs
      return note(name, party, true)
    },
  }
}

function newCircuit(parties = new Map<string, Party>()): Circuit {
  return { parties, failures: 0, witnesses: new Set(), failedAt: 0, nextTryAt: 0 }
}

function newParty(): Party {
  return { failures: 0, tries: 0, failedAt: 0, until: 0, isTrying: false }
}

function known({ parties }: Circuit, party: string, at: number): Party | undefined {
  const own = parties.get(party)
  return own && (own.isTrying || at - own.failedAt <= memoryMs) ? own : undefined
}

/** The newest last, and the oldest out when there are too many. */
function put<Value>(map: Map<string, Value>, name: string, value: Value): Value {
  map.delete(name)
  map.set(name, value)
  const [oldest] = map.keys()
  if (map.size > keptAtMost && oldest !== undefined) map.delete(oldest)
  return value
}

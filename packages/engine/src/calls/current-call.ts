import { newId, newTimedId } from '../ids.ts'
import { surrounding } from '../surrounding.ts'

/** What becomes known of a call while it runs. */
export interface CallNotes {
  accountId?: string | null
  attemptId?: string
  pendingId?: string
}

/** A call that runs. */
export interface CurrentCall {
  /** The `log_id` of its answer. */
  id: string
  notes: CallNotes
  upstream: UpstreamTime
}

/** How long at least one request of a call was at an upstream. */
interface UpstreamTime {
  ms: number
  /** How many are there now, and since when. */
  running: number
  since: number
  isUsed: boolean
}

const current = surrounding<CurrentCall>()

/** Runs work as a call of its own. */
export function asCall<T>(work: (call: CurrentCall) => T): T {
  const upstream = { ms: 0, running: 0, since: 0, isUsed: false }
  const call: CurrentCall = { id: newTimedId('log_'), notes: {}, upstream }
  return current.run(call, () => work(call))
}

/** The `log_id` for the answer of the call that runs; one that leads nowhere, where none does. */
export function logId(): string {
  return current.get()?.id ?? newId('log_')
}

/** Writes down what is known now of the call that runs. */
export function noteCall(notes: CallNotes): void {
  const call = current.get()
  if (call) Object.assign(call.notes, notes)
}

/** Counts the time of work at an upstream for the call that runs; work side by side counts once. */
export async function atUpstream<T>(work: () => Promise<T>): Promise<T> {
  const upstream = current.get()?.upstream
  if (!upstream) return work()
  upstream.isUsed = true
  if (upstream.running === 0) upstream.since = performance.now()
  upstream.running += 1
  try {
    return await work()
  } finally {
    upstream.running -= 1
    if (upstream.running === 0) upstream.ms += performance.now() - upstream.since
  }
}

import type { Caller } from '../access/caller.ts'
import { sha256 } from '../ids.ts'
import { mayHoldSecret } from '../telemetry/secret-fields.ts'
import { isNotDone } from './not-done.ts'

/** Runs a call once, however often an impatient client sends it. */
export interface Retries {
  /** Answers what `run` answers, or what it answered to the first try. */
  run(call: RetriedCall, run: () => Promise<string>): Promise<string>
}

export interface RetriedCall {
  caller: Pick<Caller, 'id' | 'projectId'>
  /** What is asked, as it was sent: route, address and body. */
  content: string
  /** How often the client says that it sent this before; undefined when it does not say. */
  count: string | undefined
  /** Where its caller named it; one of another name is another call, whatever it asks. */
  name?: string | undefined
}

interface KeptCall {
  caller: string
  name: string | undefined
  answer: Promise<string>
  endedAt: number
}

/** Clients give up a try after a minute, and pause for up to 8 seconds before the next one. */
const keepMs = 75_000
/** Of all callers; who has the most has to give way. */
const keepAtMost = 5_000
/** Characters; longer answers come of reads, which may run again. */
const keepLength = 32 * 1024
/** Characters; what is longer is known by its hash. */
const keyLength = 1024

/**
 * A call that says it is a retry joins its twin: the same call by the same caller that is under way in this process, or
 * ended in the last 75 seconds. A first try always runs.
 */
export function createRetries(now: () => number): Retries {
  const calls = new Map<string, KeptCall>()
  const counts = new Map<string, number>()

  function keep(key: string, call: KeptCall): void {
    drop(key)
    calls.set(key, call)
    counts.set(call.caller, (counts.get(call.caller) ?? 0) + 1)
  }

  function drop(key: string): void {
    const caller = calls.get(key)?.caller
    if (caller === undefined) return
    calls.delete(key)
    const left = (counts.get(caller) ?? 0) - 1
    if (left > 0) counts.set(caller, left)
    else counts.delete(caller)
  }

  function forget(): void {
    for (const [key, { endedAt }] of calls) {
      if (now() - endedAt < keepMs) break
      drop(key)
    }
    if (calls.size <= keepAtMost) return
    const share = keepAtMost / counts.size
    for (const [key, { caller, endedAt }] of calls) {
      if (endedAt === Number.POSITIVE_INFINITY || (counts.get(caller) ?? 0) <= share) continue
      drop(key)
      if (calls.size <= keepAtMost) return
    }
  }

  return {
    run({ caller, content, count, name }, run) {
      const by = `${caller.projectId} ${caller.id}`
      const whole = `${by}\n${content}`
      // What is short costs less than its hash, but a secret is not to stay for as long as this does.
      const key = whole.length > keyLength || mayHoldSecret.test(content) ? sha256(whole) : whole
      const twin = calls.get(key)
      const isRetry = count !== undefined && Number(count) > 0
      const isTwin = twin && (name === undefined || twin.name === name)
      if (isRetry && isTwin && now() - twin.endedAt < keepMs) return twin.answer
      forget()
      const entry = { caller: by, name, answer: run(), endedAt: Number.POSITIVE_INFINITY }
      keep(key, entry)
      const end = (answer: unknown) => {
        entry.endedAt = now()
        const isLong = typeof answer === 'string' && answer.length > keepLength
        if (isLong && calls.get(key) === entry) drop(key)
      }
      entry.answer.then(end, (error: unknown) => {
        end(undefined)
        // What did nothing is done by the next try.
        if (isNotDone(error) && calls.get(key) === entry) drop(key)
      })
      return entry.answer
    },
  }
}

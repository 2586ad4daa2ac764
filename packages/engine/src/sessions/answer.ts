import { MaillonError } from '@maillon/core'
import type { ExecuteResult } from '@maillon/core/contract'
import { wellFormed } from '@maillon/core/provider'
import { toldError } from '../answers/told-error.ts'
import { logId as currentLogId } from '../calls/current-call.ts'
import { isFault } from '../is-fault.ts'
import type { Source } from './sources.ts'

/** What came of a call, with what it came of; that is for whoever keeps it, and told to nobody. */
export interface CallResult extends ExecuteResult {
  /** In the order of a multi-execute's items; null for one that read nothing. */
  sources?: readonly (Source | null)[]
}

/** What came of a tool: what the model, the user or the upstream can cause is an answer, and the engine's faults throw. */
export async function answer(run: () => Promise<Record<string, unknown>>): Promise<ExecuteResult> {
  const logId = currentLogId()
  try {
    return wellFormed({ data: await run(), error: null, log_id: logId })
  } catch (error) {
    return told(error, logId)
  }
}

/** The same for what answers by itself when all goes well. */
export async function answered(run: () => Promise<CallResult>): Promise<CallResult> {
  const logId = currentLogId()
  try {
    // Models' APIs refuse half a character pair, which JSON spells and upstreams cut to.
    return wellFormed(await run())
  } catch (error) {
    return told(error, logId)
  }
}

function told(error: unknown, logId: string): ExecuteResult {
  if (!MaillonError.is(error) || isFault(error) || error.code === 'unavailable') throw error
  return wellFormed({ data: toldError(error), error: error.message, log_id: logId })
}

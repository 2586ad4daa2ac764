import { errorCodes } from '@maillon/core'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { CallResult } from './answer.ts'
import type { Sessions } from './sessions.ts'

/** The same sessions; an error that a call answers to the model is counted, as one that is thrown is. */
export function observedSessions(sessions: Sessions, telemetry: Telemetry): Sessions {
  const counted = async (answer: Promise<CallResult>): Promise<CallResult> => {
    const result = await answer
    const { code } = result.data
    if (result.error !== null && typeof code === 'string' && Object.hasOwn(errorCodes, code))
      telemetry.countError(code)
    return result
  }
  return {
    ...sessions,
    execute: (...call) => counted(sessions.execute(...call)),
    resume: (...call) => counted(sessions.resume(...call)),
  }
}

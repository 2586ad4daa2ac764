import type { Toolkit, ToolRequest } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import { tooDeep } from '../../answers/check-depth.ts'
import type { CallFiles } from './call-files.ts'
import { keepBinary } from './keep-binary.ts'
import { failureError, readOutcome } from './outcome.ts'
import { type RenewedCall, refusalIn } from './renewed-call.ts'
import { sendUpstream } from './upstream-call.ts'

/** Sends a toolkit's call with an account's credential, which nobody outside of connections ever sees. */
export type Send = (call: {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: ToolRequest
  /** Who calls, as `partyOf` says it. */
  party: string
  signal?: AbortSignal | undefined
  /** Those that the body may have pieces of, and where an answer goes that is no text. */
  files?: CallFiles | undefined
}) => Promise<unknown>

/** Answers the upstream's parsed body, or the file that it is. Throws what `RenewedCall` throws, and the upstream's errors. */
export function createSend(renewed: RenewedCall): Send {
  return async ({ signal, files, ...call }) => {
    const { toolkit, request } = call
    const { outcome, answer } = await renewed({ ...call, isOwnCall: true }, async (sending) => {
      const sent = await sendUpstream({ ...sending, request, signal, files })
      if (sent.isTooDeep) throw tooDeep()
      const read = readOutcome(sending.toolkit, sent)
      return { answer: { outcome: read, answer: sent }, refused: refusalIn(read) }
    })
    if (outcome.failure) throw failureError(toolkit, outcome)
    if (typeof answer.body === 'string') return outcome.body
    return (await keepBinary(answer, { request, files })) ?? outcome.body
  }
}

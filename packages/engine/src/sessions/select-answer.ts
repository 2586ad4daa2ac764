import { parseSelect, selectedData, selectPart } from '@maillon/core/contract'
import { othersTurn } from '../answers/others-turn.ts'
import { answered, type CallResult } from './answer.ts'
import type { ExecuteRequest } from './execute-request.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { storedInPlace } from './results/offload.ts'

/**
 * Runs a call, and answers the part that was asked for of what it gives; all of it where nothing was, and of an error. Where
 * the part is not there, the call was made all the same: its answer stands beside what is wrong, or a handle of it where
 * results are stored.
 */
export function selectAnswer(
  parts: SessionParts,
  session: LiveSession,
  { slug: tool, select, offload }: ExecuteRequest,
  run: () => Promise<CallResult>,
): Promise<CallResult> {
  if (!select) return run()
  return answered(async () => {
    const expression = await parseSelect(select)
    const result = await run()
    if (result.error !== null) return result
    const start = performance.now()
    const selection = selectPart(expression, result.data)
    await othersTurn(performance.now() - start > 5)
    const handle =
      selection.isInVain && offload
        ? await storedInPlace(parts, session, { tool, result })
        : undefined
    return { ...result, data: selectedData(selection, handle ?? { answer: result.data }) }
  })
}

import type { OffloadResult } from '../contract/session.ts'
import type { StoreAnswers } from '../custom-tools/show-answers.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { path } from '../toolkit/path.ts'
import type { Transport } from '../transport/transport.ts'

/** Has the engine store what custom tools answered. Rejects only when aborted: their work is done, whatever it says. */
export function createStoreAnswers({ send }: Transport, sessionId: string): StoreAnswers {
  return async (results, { beside, signal }) => {
    try {
      const answer = await send(
        {
          method: 'POST',
          path: path`/tool_router/session/${sessionId}/results`,
          body: { results, beside },
          notFound: 'session_not_found',
          // A model waits for an answer that is there.
          timeoutMs: 15_000,
          maxRetries: 1,
          signal,
        },
        (wire: OffloadResult) => wire,
      )
      return answer.results
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      return results.map(() => null)
    }
  }
}

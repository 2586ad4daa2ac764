import type { ExecuteResult } from '../contract/session.ts'
import type { Claim } from '../custom-tools/with-custom-tools.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { toolFailure } from '../provider/tool-failure.ts'
import { path } from '../toolkit/path.ts'
import type { AnswerHeaders } from '../transport/answer-headers.ts'
import type { Transport } from '../transport/transport.ts'
import { decisionKey } from './decision-key.ts'
import { answeredForModel } from './session-tools.ts'

/**
 * Asks the engine who is the first to bring a user's decision on a call of a custom tool: the tool runs here, and the
 * engine alone knows of all processes.
 */
export function createClaim({ send }: Transport, sessionId: string): Claim {
  return async (slug, input, { decision, signal }) => {
    const answer = await answeredForModel(async () =>
      send(
        {
          method: 'POST',
          path: path`/tool_router/session/${sessionId}/execute`,
          body: { tool_slug: slug, arguments: input, approved: decision.approved },
          notFound: 'session_not_found',
          once: await decisionKey(sessionId, decision),
          signal,
        },
        read,
      ),
    )
    return answer.data.code === first ? undefined : answer
  }
}

/** What the engine says of a tool that runs in the app, the first time. */
const first = 'tool_not_here'

function read({ data, error, log_id: logId }: ExecuteResult, headers: AnswerHeaders): ToolResult {
  const isAgain = headers.get('idempotent-replayed') === 'true'
  return isAgain && data.code === first ? toolFailure(begunBefore()) : { data, error, logId }
}

function begunBefore(): MaillonError {
  return new MaillonError('outcome_unknown', {
    message: 'This call was begun before by the same approval, and what came of it is not kept.',
    hint: 'Look whether it happened before doing it again.',
  })
}

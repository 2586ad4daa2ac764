import type { CallResult } from '../../sessions/answer.ts'
import type { ExecuteRequest } from '../../sessions/execute-request.ts'
import type { LiveSession } from '../../sessions/parts.ts'
import type { McpParts } from '../parts.ts'
import { soonOr } from './soon-or.ts'
import { statusMessage } from './status-message.ts'
import { taskOf } from './task.ts'

/** A call that takes longer than this goes on as a task. */
const longMs = 3_000

/**
 * Runs a call for a client that knows tasks: answers it, or that it goes on. Until then it ends when its caller hangs up.
 */
export async function answerOrTask(
  parts: McpParts,
  session: LiveSession,
  request: ExecuteRequest,
  { signal, run }: { signal: AbortSignal; run: (signal: AbortSignal) => Promise<CallResult> },
) {
  const gone = new AbortController()
  const end = () => gone.abort(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  try {
    const running = run(gone.signal)
    const result = await soonOr(running, longMs)
    if (result) return { result }
    const pending = await parts.sessions.runLater(session, request, running)
    return { task: created({ ...taskOf(pending), status: 'working' }) }
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** The task of a call that waits for an account or an approval; undefined for any other answer. */
export async function waitingTask(parts: McpParts, session: LiveSession, result: CallResult) {
  const told = statusMessage(result)
  if (!told) return undefined
  const pending = await parts.sessions.pending(session, told.pendingId)
  return created({ ...taskOf(pending), status: 'working', statusMessage: told.message })
}

function created<Task extends object>(task: Task) {
  return { ...task, resultType: 'task', content: [] }
}

import { MaillonError } from '@maillon/core'
import { ProtocolError, ProtocolErrorCode, type Server } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { LiveSession } from '../../sessions/parts.ts'
import { outputOf } from '../output-of.ts'
import type { McpParts } from '../parts.ts'
import type { SessionRequest } from '../session-request.ts'
import { toolResult } from '../tool-result.ts'
import { soonOr } from './soon-or.ts'
import { statusMessage } from './status-message.ts'
import { pollMs, requireTasks, taskOf } from './task.ts'

const params = z.looseObject({ taskId: z.string() })

type Answer = <Result>(handle: () => Promise<Result>) => Promise<Result>

/** Answers `tasks/get`, `tasks/update` and `tasks/cancel` for calls that wait or take long. */
export function serveTasks(
  server: Server,
  parts: McpParts,
  { request, answer }: { request: SessionRequest; answer: Answer },
): void {
  const serve = (method: string, handle: (taskId: string) => Promise<Record<string, unknown>>) =>
    server.setRequestHandler(method, { params }, ({ taskId }) =>
      answer(async () => {
        requireTasks(server.getClientCapabilities())
        return handle(taskId).catch(told)
      }),
    )
  const { session } = request
  serve('tasks/get', async (id) => {
    const pending = await parts.sessions.pending(session, id)
    if (pending.hasEnded) return { ...taskOf(pending), status: 'cancelled' }
    requireRight(parts, request, pending.tool)
    const result = await soonOr(broughtOn(parts, session, id), pollMs / 2)
    const task = taskOf(await parts.sessions.pending(session, id))
    if (!result) return { ...task, status: 'working' }
    const waiting = statusMessage(result)
    if (waiting) return { ...task, status: 'working', statusMessage: waiting.message }
    const {
      content,
      structuredContent,
      isError = false,
    } = toolResult(result, outputOf(parts, session, pending.tool))
    const told = { content, ...(structuredContent !== undefined && { structuredContent }), isError }
    return { ...task, status: 'completed', result: { ...told, resultType: 'complete' } }
  })
  // A person is asked before there is a task, so that none waits for answers of its client.
  serve('tasks/update', async (id) => {
    await parts.sessions.pending(session, id)
    return {}
  })
  serve('tasks/cancel', async (id) => {
    await parts.sessions.endPending(session, id)
    return {}
  })
}

/** A call that took long may have found that it lacks something: then that waits. */
async function broughtOn({ sessions }: McpParts, session: LiveSession, id: string) {
  const asking = { isAsking: true }
  const result = await sessions.resume(session, id, asking)
  const waiting = statusMessage(result)
  return waiting && waiting.pendingId !== id
    ? sessions.resume(session, waiting.pendingId, asking)
    : result
}

/** Who may only read brings no call forward that does more. */
function requireRight({ catalogue }: McpParts, { mayWrite }: SessionRequest, slug: string): void {
  const reads = catalogue.hasTool(slug) && catalogue.tool(slug).tool.effect === 'read'
  if (mayWrite !== false || reads) return
  throw new MaillonError('forbidden', {
    message: 'The client lacks the scope tools:write.',
    hint: 'Log in again with the scope tools:write.',
  })
}

function told(error: unknown): never {
  if (!MaillonError.is(error, 'pending_not_found')) throw error
  const message = 'There is no such task in this session, or it is kept no more.'
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, message)
}

import type { CallContext } from './call-context.ts'
import {
  type CallToolRequest,
  type CallToolResult,
  inputRequired,
  type InputRequiredResult,
  ProtocolError,
  ProtocolErrorCode,
  UrlElicitationRequiredError,
} from '@modelcontextprotocol/server'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { checkText } from '../check-text.ts'
import type { CallResult } from '../sessions/answer.ts'
import type { ExecuteRequest } from '../sessions/execute-request.ts'
import { carryOn } from './carry-on.ts'
import { connectMessage, inputRequests } from './input-requests.ts'
import { reportProgress } from './progress.ts'
import { openState, sealState } from './request-state.ts'
import { ownArguments, slugOf } from './slug-of.ts'
import { outputOf } from './output-of.ts'
import { answerOrTask, waitingTask } from './tasks/start-task.ts'
import { toolResult } from './tool-result.ts'
import { itemsOf, type Wait, waitsIn } from './waits.ts'

/** After that, the model is told what waits. */
const maxRounds = 3
const unknownTool = new Set(['tool_not_found', 'tool_not_allowed', 'tool_not_here'])

/**
 * Runs a tool of the session. Where an account or an approval is missing, a client that can ask its user does so and sends
 * the same call again; any other is answered with the link.
 */
export async function callTool(
  call: CallContext,
  { name, arguments: input }: CallToolRequest['params'],
): Promise<CallToolResult | InputRequiredResult> {
  checkText({ name, input })
  const { parts, session, context } = call
  const { mcpReq } = context
  const catalogue = parts.catalogue.at(session.config.toolkit_versions ?? {})
  const slug = slugOf(catalogue, name)
  const own = await ownArguments(catalogue, slug, input)
  const request: ExecuteRequest = { slug, arguments: own, offload: true }
  const progress = reportProgress(context)
  try {
    const sent = mcpReq.requestState<string>()
    const state = sent === undefined ? undefined : await openState(parts, session, request, sent)
    const run = (signal: AbortSignal) =>
      state
        ? carryOn(call, request, state)
        : parts.sessions.execute(session, request, { signal, onProgress: progress.tell })
    const { signal } = mcpReq
    const ran = call.takesTasks
      ? await answerOrTask(parts, session, request, { signal, run })
      : { result: await run(signal) }
    if ('task' in ran) return ran.task
    const { result } = ran
    checkKnown(result)
    const asked = await ask(call, request, result, state?.round ?? 0)
    const task = !asked && call.takesTasks && (await waitingTask(parts, session, result))
    return asked || task || toolResult(result, outputOf(parts, session, slug))
  } finally {
    progress.stop()
  }
}

/** The protocol has an error for tools that are not there. */
function checkKnown({ data: { code, message, hint }, error }: CallResult): void {
  if (error === null || !unknownTool.has(String(code))) return
  const text = [message, hint].filter(Boolean).join(' ')
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, text, { code })
}

/** Asks the user by way of the client. Undefined when nothing waits, or the client cannot ask. */
async function ask(
  { parts, session, era, elicitsByError, capabilities }: CallContext,
  request: ExecuteRequest,
  result: CallResult,
  round: number,
): Promise<InputRequiredResult | undefined> {
  const waits = waitsIn(request, result)
  if (waits.length === 0) return undefined
  if (era === 'legacy') {
    // Whatever ran would be lost with the error, and run again.
    if (elicitsByError && waits.length >= itemsOf(result.data).length) {
      // Who listens is to look which accounts there are links for now.
      parts.waiters.wake(session.id)
      refuse(parts.catalogue, waits)
    }
    return undefined
  }
  const requests = inputRequests(parts.catalogue, waits, capabilities)
  if (round >= maxRounds || Object.keys(requests).length === 0) return undefined
  const asked = waits.filter(({ key }) => Object.hasOwn(requests, key))
  const { data, sources = [] } = result
  const state = { round: round + 1, waits: asked, data, sources }
  const requestState = await sealState(parts, session, request, state)
  return requestState === undefined
    ? undefined
    : inputRequired({ inputRequests: requests, requestState })
}

/** Throws the error by which clients of 2025 open links. */
function refuse(catalogue: Catalogue, waits: readonly Wait[]): void {
  const links = waits.flatMap((wait) =>
    wait.kind === 'connect' ? { ...wait, message: connectMessage(catalogue, wait) } : [],
  )
  if (links.length < waits.length) return
  throw new UrlElicitationRequiredError(
    links.map(({ accountId, url, message }) => ({
      mode: 'url',
      elicitationId: accountId,
      url,
      message,
    })),
  )
}

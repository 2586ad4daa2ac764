import { logId } from '../calls/current-call.ts'
import { answer, type CallResult } from '../sessions/answer.ts'
import type { LiveSession } from '../sessions/parts.ts'
import type { Source } from '../sessions/sources.ts'
import { manageConnections } from '../sessions/meta-tools/manage-connections.ts'
import type { ExecuteRequest } from '../sessions/execute-request.ts'
import { multiExecute } from '../sessions/meta-tools/multi-execute.ts'
import type { CallContext } from './call-context.ts'
import type { RequestState } from './request-state.ts'
import { type Item, itemsOf, type Wait } from './waits.ts'

/** Below the time after which clients give up, with room for the call. */
const waitMs = 40_000

/**
 * Goes on with a call once its user was asked: waits until the account is there, decides on approvals, and runs what
 * waited. What has run already is not run again.
 */
export async function carryOn(
  call: CallContext,
  request: ExecuteRequest,
  { waits, data, sources }: RequestState,
): Promise<CallResult> {
  const answers = new Map<string, Promise<boolean>>()
  const isSettled = (wait: Wait) => {
    const known = answers.get(wait.key) ?? settle(call, wait)
    answers.set(wait.key, known)
    return known
  }
  if (request.slug === manageConnections.slug) return statusAgain(call, waits, data, isSettled)
  if (request.slug === multiExecute.slug)
    return goingOn(call, request, () =>
      itemsAgain(call, request, { waits, data, sources }, isSettled),
    )
  const [wait] = waits
  return wait && !(await isSettled(wait)) ? declined(data) : run(call, request)
}

/** Whoever waited may have lost the right meanwhile. */
async function run(
  { parts, session, context }: CallContext,
  one: ExecuteRequest,
  parentId?: string,
) {
  const { signal } = context.mcpReq
  return parts.sessions.execute(await session.again(), one, { signal, parentId })
}

/** A call of the log like any other. */
function goingOn(
  { parts, session: { projectId, userId, id: sessionId } }: CallContext,
  { slug: tool, arguments: given }: ExecuteRequest,
  work: () => Promise<CallResult>,
): Promise<CallResult> {
  const known = { projectId, userId, sessionId, tool, toolkit: null, effect: null }
  return parts.calls.run({ ...known, kind: 'meta', arguments: given }, work)
}

/** Whether the call is to be made: false when the user does not want to connect. */
async function settle({ parts, session, context }: CallContext, wait: Wait): Promise<boolean> {
  const { inputResponses, signal } = context.mcpReq
  const { action, content } = (inputResponses?.[wait.key] ?? {}) as {
    action?: unknown
    content?: { approve?: unknown }
  }
  if (wait.kind === 'approve') {
    const decision = action === 'accept' && content?.approve === true ? 'approve' : 'deny'
    // Whoever closes the question has not answered it.
    if (action === 'accept' || action === 'decline')
      await parts.sessions.decide(session, wait.approvalId, decision)
    return true
  }
  if (action === 'decline' || action === 'cancel') return false
  if (action !== 'accept') return true
  const { accountId, url } = wait
  const linkToken = url.split('/').at(-1)
  const { projectId } = session
  await parts.connections.wait({ projectId, accountId, linkToken, ms: waitMs, signal })
  return true
}

async function itemsAgain(
  call: CallContext,
  request: ExecuteRequest,
  { waits, data, sources: before }: Pick<RequestState, 'waits' | 'data' | 'sources'>,
  isSettled: (wait: Wait) => Promise<boolean>,
): Promise<CallResult> {
  const parentId = logId()
  const results = itemsOf(data)
  const sources = [...before]
  const items = (request.arguments?.tools ?? []) as {
    tool_slug: string
    arguments?: Record<string, unknown>
    account?: string
    select?: string
  }[]
  await Promise.all(
    waits.map(async (wait) => {
      const { index = 0 } = wait
      const item = items[index]
      const asked = results[index]
      if (!item || !asked) return
      const { tool_slug: slug, arguments: input, account, select } = item
      const result = (await isSettled(wait))
        ? await run(call, { slug, arguments: input, account, select }, parentId)
        : declined(asked.response.data, asked.response.log_id)
      results[index] = withResult(asked, result)
      sources[index] = result.sources?.[0] ?? null
    }),
  )
  const session = await call.session.again()
  await Promise.all(
    sources.map(async (source, index) => {
      const kept = results[index]
      const { error, ...refusal } = await answer(() => check(call, session, source))
      if (kept && error !== null) results[index] = withResult(kept, { error, ...refusal })
    }),
  )
  const shown = await call.parts.sessions.offload(
    session,
    results.map(({ tool_slug: tool, response: { data, error, log_id } }, index) => {
      return { tool, result: { data, error, log_id, sources: [sources[index] ?? null] } }
    }),
  )
  for (const [index, { data }] of shown.entries()) results[index]!.response.data = data
  const errors = results.filter(({ error }) => error !== null)
  const counts = { success_count: results.length - errors.length, error_count: errors.length }
  return { data: { ...data, results, ...counts }, error: null, log_id: logId() }
}

function withResult(item: Item, { data, error, log_id }: CallResult): Item {
  return { ...item, response: { data, error, successful: error === null, log_id }, error }
}

/** What ran before the user was asked is told only while the session may still read it. */
async function check({ parts }: CallContext, session: LiveSession, source: Source | null) {
  await parts.sessions.check(session, [source])
  return {}
}

/** How it stands now; nothing that the first call did is done again. */
async function statusAgain(
  call: CallContext,
  waits: readonly Wait[],
  data: Record<string, unknown>,
  isSettled: (wait: Wait) => Promise<boolean>,
): Promise<CallResult> {
  const settled = await Promise.all(waits.map(isSettled))
  if (settled.includes(false)) return { data, error: null, log_id: logId() }
  const toolkits = Object.keys(data.results ?? {})
  return run(call, { slug: manageConnections.slug, arguments: { toolkits } })
}

/** The answer to a call whose user does not want to connect: the link is not shown again. */
function declined({ ...data }: Record<string, unknown>, id = logId()): CallResult {
  delete data.redirect_url
  const message = `The user chose not to connect ${String(data.toolkit)} now.`
  const hint = 'Go on without it, and call it again only when the user asks for it.'
  return { data: { ...data, message, hint }, error: message, log_id: id }
}

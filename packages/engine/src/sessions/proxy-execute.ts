import { MaillonError } from '@maillon/core'
import {
  type ParsedSelect,
  parseSelect,
  type ProxyRequest,
  type ProxyResult,
  proxyRequest,
  proxyResult,
  selectedData,
  selectPart,
} from '@maillon/core/contract'
import { wellFormed } from '@maillon/core/provider'
import { fillKnown, namesIn, type Toolkit } from '@maillon/core/toolkit'
import type { CallOutcome } from '../calls/call-outcome.ts'
import { noteCall } from '../calls/current-call.ts'
import { toolkitOf } from '../connections/accounts/toolkit-of.ts'
import type { CallFiles } from '../connections/calls/call-files.ts'
import type { ForwardedAnswer } from '../connections/calls/forward.ts'
import { partyOf } from '../outbound/party.ts'
import type { AccountRow } from '../store/rows.ts'
import { isTooDeep } from '../answers/is-too-deep.ts'
import { callFiles } from '../tools/call-files.ts'
import { tooLate, withinDeadline } from '../tools/within-deadline.ts'
import { choiceFor, openLink } from './accounts-of.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { connectionRequired } from './pending/answers.ts'
import { checkSources, sourceOf } from './sources.ts'
import { requireProxy } from './constraints/require-proxy.ts'
import { requireToolkit } from './policy.ts'
import { upstreamRequestOf } from './upstream-request-of.ts'

/**
 * Calls a toolkit's API as the app asks, with the user's account: for code of the app, so no tool's rules apply, and
 * where the session has any that it would go round, it is refused. What the API answers is an answer. Throws
 * `toolkit_not_found`, `tool_not_allowed`, `outbound_refused`, `invalid_request`, `invalid_arguments`,
 * `connection_required`, `call_denied`, and what `Outbound` throws; `outcome_unknown` where a write's answer cannot be read.
 */
export function proxyExecute(
  parts: SessionParts,
  session: LiveSession,
  asked: ProxyRequest,
): Promise<Proxied> {
  const { projectId, userId, id: sessionId } = session
  const { method, toolkit_slug: toolkit, parameters = [], endpoint, body } = asked
  const known = parts.catalogue.hasToolkit(toolkit) ? toolkit : null
  // Headers are where an app puts secrets that nobody here knows.
  const query = parameters.filter(({ type }) => type === 'query')
  const call = {
    projectId,
    userId,
    sessionId,
    kind: 'proxy',
    tool: known ? `${method} ${known}` : method,
    toolkit: known,
    effect: effectOf(asked),
    arguments: { toolkit, endpoint, query, body },
  } as const
  return parts.calls.runAs(call, () => proxy(parts, session, asked), outcomeOf)
}

export interface Proxied {
  answer: ProxyResult
  accountId: string | null
}

function outcomeOf({ answer, accountId }: Proxied): CallOutcome {
  const { status, data: result } = answer
  const isOk = status < 400
  return {
    status: isOk ? 'ok' : 'failed',
    code: isOk ? null : 'upstream_error',
    error: isOk ? null : `The upstream answered ${status}.`,
    accountId,
    result,
  }
}

const isRead = (call: Pick<ProxyRequest, 'method'>) => effectOf(call) === 'read'

async function proxy(
  parts: SessionParts,
  session: LiveSession,
  asked: ProxyRequest,
): Promise<Proxied> {
  const { catalogue, connections, gate } = parts
  const select = asked.select ? await parseSelect(asked.select) : undefined
  const toolkit = catalogue.toolkit(asked.toolkit_slug)
  requireToolkit(session.config, toolkit.slug)
  requireProxy(catalogue, session.config, toolkit)
  const needsAccount = toolkit.auth.scheme !== 'NO_AUTH'
  const account = needsAccount
    ? await connections.choose(choiceFor(session, toolkit.slug))
    : undefined
  const { toolkit_slug: _, select: _select, ...sent } = asked
  const passage = await gate.enter({
    what: `${asked.method} of ${toolkit.name}`,
    project: session.projectId,
    user: session.userId,
    session: session.id,
    kind: 'proxy',
    toolkit: toolkit.slug,
    tool: null,
    effect: effectOf(asked),
    account: account?.id ?? null,
    arguments: sent,
    judge: async (changed) => {
      const { toolkit_slug: _slug, ...judged } = proxyRequest.parse({
        ...changed,
        toolkit_slug: toolkit.slug,
      })
      return judged
    },
    allow: () => {},
    fits: (data) => proxyResult.safeParse(data).success,
  })
  const call = passage.arguments as Omit<ProxyRequest, 'toolkit_slug'>
  // An address that is each account's own can only be checked with one.
  const isKnown = account !== undefined || namesIn(toolkit.baseUrl).length === 0
  const files = filesOf(parts, session)
  const request = isKnown
    ? await upstreamRequestOf(filledFor(toolkit, account), call, files)
    : undefined
  if (!request || (needsAccount && !account)) throw await connectFirst(parts, session, toolkit)
  if (account) noteCall({ accountId: account.id })
  const { projectId, userId, id: sessionId } = session
  await parts.limits.admit({ projectId, userId, sessionId, toolkit: toolkit.slug })
  const forward = async () => {
    const answer = await withinDeadline(
      (signal, onMoved) => {
        const moved = filesOf(parts, session, onMoved)
        const party = partyOf(session)
        return connections.forward({ toolkit, account, request, signal, files: moved, party })
      },
      { late: () => tooLate(toolkit, isRead(call)) },
    )
    return result(answer)
  }
  try {
    const told = (await passage.run(forward)) as ProxyResult
    return { answer: wellFormed(selected(told, select)), accountId: account?.id ?? null }
  } catch (error) {
    if (MaillonError.is(error, 'upstream_error') && !isRead(call)) throw unread(error)
    if (!MaillonError.is(error, 'connection_not_usable')) throw error
    throw await connectFirst(parts, session, toolkit)
  }
}

function effectOf({ method }: Pick<ProxyRequest, 'method'>): 'read' | 'write' | 'destroy' {
  if (method === 'GET' || method === 'HEAD') return 'read'
  return method === 'DELETE' ? 'destroy' : 'write'
}

/** An account that lacks what an address needs asks to be connected again where it is used. */
function filledFor(toolkit: Toolkit, account: AccountRow | undefined): Toolkit {
  return account ? toolkitOf(toolkit, account, fillKnown) : toolkit
}

function filesOf(parts: SessionParts, session: LiveSession, onMoved = () => {}): CallFiles {
  const { projectId, userId, id: sessionId } = session
  return callFiles(parts.files, {
    owner: { projectId, userId, sessionId },
    mayRead: (file) => checkSources(parts, session, [sourceOf(file)]),
    onMoved,
  })
}

function result({ status, headers, body, value }: ForwardedAnswer): ProxyResult {
  if (body === undefined) return { status, headers }
  // Such a value could be read from JSON and not be written as it.
  if (typeof body === 'string') return { status, headers, data: isTooDeep(value) ? body : value }
  const type = headers['content-type'] ?? 'application/octet-stream'
  const url = `data:${type};base64,${Buffer.from(body).toString('base64')}`
  return { status, headers, binary_data: { content_type: type, size: body.length, url } }
}

/** The part that was asked for of a body; of an error, all of it. */
function selected(answer: ProxyResult, select: ParsedSelect | undefined): ProxyResult {
  const { status, data } = answer
  if (!select || data === undefined || status >= 400) return answer
  return { ...answer, data: selectedData(selectPart(select, data), { answer: data }) }
}

/**
 * Whether what a proxied call answered before may be told again. Throws `tool_not_allowed`, and what `checkUsable`
 * throws.
 */
export async function checkProxied(
  { catalogue, connections }: SessionParts,
  session: LiveSession,
  toolkit: string,
  accountId: string | null,
): Promise<void> {
  requireToolkit(session.config, toolkit)
  requireProxy(catalogue, session.config, catalogue.toolkit(toolkit))
  if (accountId !== null) await connections.checkUsable(choiceFor(session, toolkit), accountId)
}

async function connectFirst(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
): Promise<MaillonError> {
  const call = { tool: { toolkit } }
  const lacking = { missingScopes: [] }
  if (!session.config.manage_connections.enabled) return connectionRequired(session, call, lacking)
  const link = await openLink(parts, session, toolkit)
  noteCall({ attemptId: link.attemptId })
  return connectionRequired(session, call, lacking, { link })
}

/** Whoever sends it again is to know that it was done, or may have been. */
function unread({ message }: MaillonError): MaillonError {
  return new MaillonError('outcome_unknown', {
    message: `${message} What came of the call is not known.`,
    hint: 'Look whether it happened before doing it again.',
  })
}

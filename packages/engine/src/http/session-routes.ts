import { MaillonError } from '@maillon/core'
import {
  type Approval,
  type CustomTools,
  type ExecuteResult,
  type Link,
  type OffloadRequest,
  type ProxyResult,
  routes,
  type SearchRequest,
  type Session,
} from '@maillon/core/contract'
import type { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import { refusalIn } from '../limits/refusal-in.ts'
import type { CallResult } from '../sessions/answer.ts'
import type { LiveSession } from '../sessions/parts.ts'
import { callHash } from '../sessions/pending/call-hash.ts'
import type { Decision } from '../sessions/pending/decision.ts'
import { requireToolkit } from '../sessions/policy.ts'
import type { Source } from '../sessions/sources.ts'
import { linkView } from './account-view.ts'
import type { Kept } from './done.ts'
import type { ApiRequest, Mount } from './mount.ts'
import { cut, sliceOf } from './page.ts'
import { readSharing } from './sharing-view.ts'
import type { HttpParts } from './parts.ts'

type Opening = Pick<ApiRequest<never, never>, 'projectId' | 'caller' | 'letIn' | 'param'>
type ExecuteBody = z.output<typeof routes.executeInSession.body>

/** Sessions: create, read, change, delete, and everything that an agent does in one. */
export function mountSessionRoutes(mount: Mount, parts: HttpParts): void {
  const { sessions } = parts

  function view(session: LiveSession, caller: Caller): Session {
    return {
      session_id: session.id,
      mcp: mcpOf(session, caller),
      tool_router_tools: sessions.tools(session).map(({ slug }) => slug),
      config: session.config,
      config_version: session.configVersion,
      ...(session.local && { experimental: session.local.told }),
    }
  }

  /** A key that may only connect accounts gets no token that could run tools. */
  function mcpOf(session: LiveSession, { scopes }: Caller): Session['mcp'] {
    const { publicUrl } = parts.settings
    const url = publicUrl === undefined ? null : `${publicUrl}/mcp/${session.id}`
    if (!scopes.some((scope) => scope === 'execute' || scope === 'admin'))
      return { type: 'http', url }
    const authorization = `Bearer ${parts.sessionTokens.issue(session)}`
    return { type: 'http', url, headers: { authorization } }
  }

  const open = (
    { projectId, letIn, param }: Pick<Opening, 'projectId' | 'letIn' | 'param'>,
    custom?: CustomTools | null,
  ) => sessions.get(projectId, param('sessionId'), { letIn, custom })

  /** A session's token is in the answer: it is not kept, and whoever asks again gets one for the session as it is now. */
  const done = (session: LiveSession, caller: Caller) => ({
    answer: view(session, caller),
    facts: { id: session.id },
    isKept: false,
  })
  const again = async (
    { facts: { id } }: Kept<Session, { id: string }>,
    { projectId, caller }: Pick<Opening, 'projectId' | 'caller'>,
    custom?: CustomTools | null,
  ) => view(await sessions.get(projectId, id, { custom }), caller)

  mount(
    routes.createSession,
    async ({ projectId, caller, body }) => done(await sessions.create(projectId, body), caller),
    (kept, request) => again(kept, request, request.body.experimental),
  )
  mount(routes.getSession, async (request) => view(await open(request), request.caller))
  mount(
    routes.attachToSession,
    async ({ projectId, caller, param, body }) =>
      done(await sessions.attach(projectId, param('sessionId'), body.experimental), caller),
    (kept, request) => again(kept, request, request.body.experimental),
  )
  mount(
    routes.patchSession,
    async ({ projectId, caller, param, body }) =>
      done(await sessions.patch(projectId, param('sessionId'), body), caller),
    (kept, request) => again(kept, request),
  )
  mount(
    routes.revokeSessionTokens,
    async ({ projectId, caller, param }) =>
      done(await sessions.revokeTokens(projectId, param('sessionId')), caller),
    (kept, request) => again(kept, request),
  )
  mount(routes.deleteSession, async ({ projectId, param }) => {
    await sessions.delete(projectId, param('sessionId'))
    return { session_id: param('sessionId'), deleted: true }
  })

  mount(routes.listSessionTools, async (request) =>
    cut(sessions.tools(await open(request)), sliceOf(request.query)),
  )
  mount(routes.listSessionToolkits, async (request) => {
    const { toolkits, is_connected: isConnected, search } = request.query
    const found = sessions.toolkits(await open(request), { toolkits, isConnected, search })
    return cut(await found, sliceOf(request.query))
  })

  /** What a call answered is told again while the session may read what it came of. */
  const called = ({ sources = [], ...answer }: CallResult) => ({
    answer,
    facts: { sources },
    refusal: refusalIn(answer),
  })
  const calledBefore = async (
    { answer, facts }: Kept<ExecuteResult, { sources: readonly (Source | null)[] }>,
    request: Opening,
  ) => {
    await sessions.check(await open(request), facts.sources)
    return answer as ExecuteResult
  }

  const search = async (request: Opening & { body: SearchRequest }) =>
    sessions.search(await open(request, request.body.experimental), request.body)
  const offload = async (request: Opening & { body: OffloadRequest }) =>
    sessions.offloadCustom(await open(request), request.body)
  const review = async (request: Opening & { body: ExecuteBody }) =>
    called(await sessions.review(await open(request), callOf(request.body))).answer
  // What only reads is read again, and what was stored for its length once more.
  const reading = <Answer>(answer: Answer) => ({ answer, facts: null, isKept: false })
  mount(
    routes.searchSession,
    async (request) => reading(await search(request)),
    (_, request) => search(request),
  )
  mount(
    routes.reviewInSession,
    async (request) => reading(await review(request)),
    (_, request) => review(request),
  )
  mount(
    routes.offloadInSession,
    async (request) => reading(await offload(request)),
    (_, request) => offload(request),
  )
  mount(
    routes.executeInSession,
    async (request) => {
      const { body } = request
      const options = { decision: decisionOf(request) }
      const session = await open(request, body.experimental)
      return called(await sessions.execute(session, callOf(body), options))
    },
    calledBefore,
    sameCall,
  )
  mount(
    routes.executeMetaInSession,
    async (request) => {
      const { slug, arguments: input, select, experimental } = request.body
      const session = await open(request, experimental)
      return called(await sessions.execute(session, { slug, arguments: input, select }))
    },
    calledBefore,
  )
  mount(
    routes.resumeInSession,
    async (request) => called(await sessions.resume(await open(request), request.body.pending_id)),
    calledBefore,
  )
  mount(
    routes.proxyExecuteInSession,
    async (request) => {
      const { answer, accountId } = await sessions.proxyExecute(await open(request), request.body)
      return { answer, facts: { accountId } }
    },
    async ({ answer, facts }, request) => {
      const toolkit = request.body.toolkit_slug
      await sessions.checkProxied(await open(request), toolkit, facts.accountId)
      return answer as ProxyResult
    },
  )
  mount(routes.getApproval, async (request) =>
    sessions.approval(await open(request), request.param('approvalId')),
  )
  mount(
    routes.decideApproval,
    async (request) => {
      const { param, body } = request
      const answer = await sessions.decide(await open(request), param('approvalId'), body.decision)
      return { answer, facts: { sources: [{ tool: answer.tool_slug, accountId: null }] } }
    },
    async ({ answer, facts }, request) => {
      await sessions.check(await open(request), facts.sources)
      return answer as Approval
    },
  )
  mount(
    routes.linkInSession,
    async (request) => {
      const { toolkit, callback_url: callbackUrl, alias, experimental } = request.body
      const { account: named, expected_identity: expectedIdentity } = request.body
      const { parameters, connection_data: fields, way } = request.body
      const sharing = readSharing(experimental)
      const given = { parameters, fields, way }
      const options = { callbackUrl, alias, named, expectedIdentity, sharing, ...given }
      const link = await sessions.link(await open(request), toolkit, options)
      return { answer: linkView(link), facts: null }
    },
    async ({ answer }, request) => {
      requireToolkit((await open(request)).config, request.body.toolkit)
      return answer as Link
    },
  )
}

/** What a person said to a call. Throws `invalid_request` where a repeat of it could not be told. */
function decisionOf({
  body,
  header,
}: Pick<ApiRequest<never, ExecuteBody>, 'body' | 'header'>): Decision | undefined {
  if (body.approved === undefined) return undefined
  if (header('idempotency-key') === undefined) {
    throw new MaillonError('invalid_request', {
      message: 'A call that says approved has no idempotency-key.',
      hint: 'Send the id of the question that was answered, so that the call runs once however often this comes.',
    })
  }
  return body.approved ? 'approve' : 'deny'
}

/**
 * What has to be the same under a name. Of a call that was decided on that is the call alone: its first decision counts,
 * and whoever kept it may have its arguments in another order.
 */
function sameCall(body: ExecuteBody): unknown {
  if (body.approved === undefined) return body
  const { tool_slug: slug, arguments: input = {}, account } = body
  return ['decided', callHash(slug, input, account)]
}

function callOf(body: ExecuteBody) {
  return {
    slug: body.tool_slug,
    arguments: body.arguments,
    account: body.account,
    offload: body.enable_auto_workbench_offload,
    select: body.select,
  }
}

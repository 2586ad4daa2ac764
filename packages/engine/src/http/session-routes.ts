import { type CustomTools, routes, type Session } from '@maillon/core/contract'
import type { Caller } from '../access/caller.ts'
import type { LiveSession } from '../sessions/parts.ts'
import { linkView } from './account-view.ts'
import type { Mount } from './mount.ts'
import { cut, sliceOf } from './page.ts'
import { readSharing } from './sharing-view.ts'
import type { HttpParts } from './parts.ts'

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

  /** A session's token is in the answer: it is not kept, and whoever asks again gets one for the session as it is now. */
  const done = (session: LiveSession, caller: Caller) => ({
    answer: view(session, caller),
    facts: { id: session.id },
    isSecret: true,
  })
  const again = async (
    { facts: { id } }: { facts: { id: string } },
    { projectId, caller }: { projectId: string; caller: Caller },
    custom?: CustomTools | null,
  ) => view(await sessions.get(projectId, id, custom), caller)

  mount(
    routes.createSession,
    async ({ projectId, caller, body }) => done(await sessions.create(projectId, body), caller),
    (kept, request) => again(kept, request, request.body.experimental),
  )
  mount(routes.getSession, async ({ projectId, caller, param }) =>
    view(await sessions.get(projectId, param('sessionId')), caller),
  )
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

  mount(routes.listSessionTools, async ({ projectId, param, query }) =>
    cut(sessions.tools(await sessions.get(projectId, param('sessionId'))), sliceOf(query)),
  )
  mount(routes.listSessionToolkits, async ({ projectId, param, query }) => {
    const session = await sessions.get(projectId, param('sessionId'))
    const { toolkits, is_connected: isConnected, search } = query
    return cut(await sessions.toolkits(session, { toolkits, isConnected, search }), sliceOf(query))
  })
  mount(routes.searchSession, async ({ projectId, param, body }) =>
    sessions.search(await sessions.get(projectId, param('sessionId'), body.experimental), body),
  )

  mount(routes.executeInSession, async ({ projectId, param, body }) =>
    sessions.execute(await sessions.get(projectId, param('sessionId'), body.experimental), {
      slug: body.tool_slug,
      arguments: body.arguments,
      account: body.account,
      offload: body.enable_auto_workbench_offload,
    }),
  )
  mount(routes.executeMetaInSession, async ({ projectId, param, body }) =>
    sessions.execute(await sessions.get(projectId, param('sessionId'), body.experimental), {
      slug: body.slug,
      arguments: body.arguments,
    }),
  )
  mount(routes.proxyExecuteInSession, async ({ projectId, param, body }) =>
    sessions.proxyExecute(await sessions.get(projectId, param('sessionId')), body),
  )
  mount(routes.resumeInSession, async ({ projectId, param, body }) =>
    sessions.resume(await sessions.get(projectId, param('sessionId')), body.pending_id),
  )
  mount(routes.reviewInSession, async ({ projectId, param, body }) =>
    sessions.review(await sessions.get(projectId, param('sessionId')), {
      slug: body.tool_slug,
      arguments: body.arguments,
      account: body.account,
    }),
  )
  mount(routes.getApproval, async ({ projectId, param }) =>
    sessions.approval(await sessions.get(projectId, param('sessionId')), param('approvalId')),
  )
  mount(routes.decideApproval, async ({ projectId, param, body }) => {
    const session = await sessions.get(projectId, param('sessionId'))
    return sessions.decide(session, param('approvalId'), body.decision)
  })
  mount(routes.linkInSession, async ({ projectId, param, body }) => {
    const session = await sessions.get(projectId, param('sessionId'))
    const { toolkit, callback_url: callbackUrl, alias, expected_identity: expectedIdentity } = body
    return linkView(
      await sessions.link(session, toolkit, {
        callbackUrl,
        alias,
        named: body.account,
        expectedIdentity,
        sharing: readSharing(body.experimental),
      }),
    )
  })
}

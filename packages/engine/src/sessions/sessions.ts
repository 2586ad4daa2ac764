import { MaillonError } from '@maillon/core'
import type {
  CustomTools,
  OffloadRequest,
  OffloadResult,
  ProxyRequest,
  SearchRequest,
  SearchResult,
  SessionConfig,
  SessionCreate,
  SessionPatch,
} from '@maillon/core/contract'
import type { ConnectLink } from '../connections/links/links.ts'
import type { RunOptions } from '../calls/call-log.ts'
import { newId } from '../ids.ts'
import { partyOf } from '../outbound/party.ts'
import type { SessionRow } from '../store/rows.ts'
import type { KeysetPaging, Paging } from '../store/store.ts'
import { type LinkOptions, newLink } from './accounts-of.ts'
import { checkAccess } from './check-access.ts'
import { checkConfig } from './check-config.ts'
import { configFrom, withChange } from './config.ts'
import { type CallOptions, execute, resume, review } from './execute.ts'
import type { ExecuteRequest } from './execute-request.ts'
import type { CallResult } from './answer.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { decideApproval, readApproval } from './pending/approvals.ts'
import { listWaiting, type WaitingFilter } from './pending/list-waiting.ts'
import { endPending, pendingFacts, runLater } from './pending/run-later.ts'
import { checkLocalTools, readLocalTools } from './local-tools.ts'
import { requireToolkit } from './policy.ts'
import { changedFacts, sessionFacts } from './session-facts.ts'
import { checkSources, mayRead, type Source } from './sources.ts'
import { checkProxied, proxyExecute } from './proxy-execute.ts'
import { offloadCustom } from './results/custom-results.ts'
import { type Answered, offload } from './results/offload.ts'
import { findFile, listFiles } from './reading/session-files.ts'
import { listResults, openResult } from './results/stored-results.ts'
import { searchSession } from './search/search-session.ts'
import { listTools } from './list-tools.ts'
import { createPartsOf } from './pinned-parts.ts'
import { listToolkits, type ToolkitsQuery } from './list-toolkits.ts'

/** Who opens a session, and with what. */
export interface OpenedBy {
  /** The custom tools that the request tells of. */
  custom?: CustomTools | null | undefined
  /** Rejects when the caller is let in no more. */
  letIn?: (() => Promise<unknown>) | undefined
}

/** Sessions of a project. */
export type Sessions = ReturnType<typeof createSessions>

/** Sessions over the store. Every call with an id throws `session_not_found` for one that is not the project's. */
export function createSessions(parts: SessionParts) {
  const { store, catalogue, audit, waiters, now } = parts
  const partsOf = createPartsOf(parts)

  async function get(projectId: string, id: string, by: OpenedBy = {}): Promise<LiveSession> {
    const row = await store.sessions.find(projectId, id)
    return row ? live(row, by) : notFound(id)
  }

  function live(row: SessionRow, by: OpenedBy = {}): LiveSession {
    const { id, projectId, userId, config, configVersion, tokenVersion } = row
    const facts = { id, projectId, userId, configVersion, tokenVersion }
    return {
      ...facts,
      config: config as SessionConfig,
      ...(by.custom && { local: readLocalTools(catalogue, by.custom) }),
      async again() {
        await by.letIn?.()
        return get(projectId, id, by)
      },
    }
  }

  return {
    get,

    /** Throws `invalid_request` when the custom tools do not go with the catalogue. */
    async attach(
      projectId: string,
      id: string,
      custom: CustomTools | null | undefined,
    ): Promise<LiveSession> {
      const session = await get(projectId, id, { custom })
      checkLocalTools(catalogue, custom ?? {})
      return session
    },

    async create(projectId: string, request: SessionCreate): Promise<LiveSession> {
      const config = configFrom(request)
      await checkConfig(parts, projectId, config)
      checkLocalTools(catalogue, request.experimental ?? {})
      const at = now()
      const row: SessionRow = {
        id: newId('trs_'),
        projectId,
        userId: config.user_id,
        config,
        configVersion: 1,
        tokenVersion: 1,
        createdAt: at,
        updatedAt: at,
      }
      await store.transaction(async (transaction) => {
        await transaction.sessions.insert(row)
        const { id: subject, userId } = row
        const to = sessionFacts(config)
        await audit(transaction, { projectId, userId, action: 'session.created', subject, to })
      })
      return live(row, { custom: request.experimental })
    },

    /**
     * Throws `config_version_conflict` when the session is not the one that the caller read. Changes that expect no
     * version are made one after the other, each to what the one before it left.
     */
    async patch(projectId: string, id: string, patch: SessionPatch): Promise<LiveSession> {
      const { expected_config_version: expected, ...change } = patch
      for (;;) {
        const before = await get(projectId, id)
        const { configVersion: fromVersion } = before
        if (expected !== undefined && expected !== fromVersion) throw conflict(fromVersion)
        const config = withChange(before.config, change)
        const named = withChange(configFrom({ user_id: before.userId }), change)
        await checkConfig(parts, projectId, config, named)
        const row = { config, fromVersion, updatedAt: now() }
        const written = await store.transaction(async (transaction) => {
          const updated = await transaction.sessions.update(projectId, id, row)
          const { userId } = before
          const facts = changedFacts(before.config, config)
          const entry = { projectId, userId, action: 'session.updated', subject: id } as const
          if (updated) await audit(transaction, { ...entry, ...facts })
          return updated
        })
        if (written) {
          waiters.wake(id)
          return live(written)
        }
      }
    },

    /** The newest first; of all users when none is named. */
    list: (projectId: string, userIds: readonly string[] | undefined, paging: KeysetPaging) =>
      store.sessions.list(projectId, userIds, paging),

    async delete(projectId: string, id: string): Promise<void> {
      await store.transaction(async (transaction) => {
        const row = await transaction.sessions.find(projectId, id)
        if (!row || !(await transaction.sessions.delete(projectId, id))) notFound(id)
        const { userId } = row
        await audit(transaction, { projectId, userId, action: 'session.deleted', subject: id })
      })
      waiters.wake(id)
    },

    /** From now on, no token that was handed out for the session's MCP endpoint lets a client in. */
    async revokeTokens(projectId: string, id: string): Promise<LiveSession> {
      const row = await store.transaction(async (transaction) => {
        const raised = await transaction.sessions.raiseTokenVersion(projectId, id)
        if (!raised) return notFound(id)
        const { userId } = raised
        const action = 'session.tokens_revoked'
        await audit(transaction, { projectId, userId, action, subject: id })
        return raised
      })
      waiters.wake(id)
      return live(row)
    },

    tools: (session: LiveSession) => listTools(partsOf(session), session),
    /** What sessions choose their tools from: another array once it changed. */
    allTools: () => catalogue.tools,
    toolkits: (session: LiveSession, query: ToolkitsQuery) =>
      listToolkits(partsOf(session), session, query),
    search: (session: LiveSession, request: SearchRequest): Promise<SearchResult> =>
      parts.turns.run(partyOf(session), () => searchSession(partsOf(session), session, request)),
    execute: (
      session: LiveSession,
      request: ExecuteRequest,
      options?: CallOptions,
    ): Promise<CallResult> => execute(partsOf(session), session, request, options),
    review: (session: LiveSession, request: ExecuteRequest): Promise<CallResult> =>
      review(partsOf(session), session, request),
    /** What each rule says of a call. Runs nothing. */
    checkAccess: (session: LiveSession, request: ExecuteRequest) =>
      checkAccess(partsOf(session), session, request),
    proxyExecute: (session: LiveSession, request: ProxyRequest) =>
      parts.turns.run(partyOf(session), () => proxyExecute(partsOf(session), session, request)),
    /** Throws unless the session may still read what a proxied call answered. */
    checkProxied: (session: LiveSession, toolkit: string, accountId: string | null) =>
      checkProxied(partsOf(session), session, toolkit, accountId),
    resume: (session: LiveSession, pendingId: string, options?: RunOptions) =>
      resume(partsOf(session), session, pendingId, options),
    /** Lets a call that runs go on without its caller; `resume` answers what came of it. */
    runLater: (session: LiveSession, request: ExecuteRequest, running: Promise<CallResult>) =>
      runLater(partsOf(session), session, request, running),
    /** Throws `pending_not_found`. */
    pending: (session: LiveSession, id: string) => pendingFacts(partsOf(session), session, id),
    /** Lets nothing come of a call that waits. Throws `pending_not_found`. */
    endPending: (session: LiveSession, id: string) => endPending(partsOf(session), session, id),
    /** Stores what of several answers together is too long to show. */
    offload: (session: LiveSession, answers: readonly Answered[]): Promise<CallResult[]> =>
      offload(partsOf(session), session, answers),
    /** The same of what custom tools answered in the app. */
    offloadCustom: (session: LiveSession, request: OffloadRequest): Promise<OffloadResult> =>
      offloadCustom(partsOf(session), session, request),
    /** Large results that the session can still read, the newest first. */
    results: (session: LiveSession) => listResults(partsOf(session), session),
    /** Throws `result_not_found`. */
    result: (session: LiveSession, id: string) => openResult(partsOf(session), session, id),
    files: (session: LiveSession) => listFiles(partsOf(session), session),
    /** Throws `file_not_found`, and what forbids the session to read it. */
    file: (session: LiveSession, id: string) => findFile(partsOf(session), session, id),
    /** Whether the session may still read what came of these. */
    mayRead: (session: LiveSession, sources: readonly (Source | null)[]) =>
      mayRead(partsOf(session), session, sources),
    /** Throws unless the session may still read what came of these. */
    check: (session: LiveSession, sources: readonly (Source | null)[]) =>
      checkSources(partsOf(session), session, sources),
    /** Calls of all sessions that wait or run, the newest first. */
    waiting: (projectId: string, filter: WaitingFilter, paging: Paging) =>
      listWaiting({ parts, partsOf, live }, projectId, filter, paging),
    approval: (session: LiveSession, id: string) => readApproval(partsOf(session), session, id),
    decide: (session: LiveSession, id: string, decision: 'approve' | 'deny') =>
      decideApproval(partsOf(session), session, id, decision),

    /** A new Connect Link. Throws `toolkit_not_found`, `tool_not_allowed`, and what links throw. */
    async link(session: LiveSession, slug: string, options: LinkOptions): Promise<ConnectLink> {
      const toolkit = catalogue.toolkit(slug)
      requireToolkit(session.config, slug)
      return newLink(partsOf(session), session, toolkit, options)
    },
  }
}

function notFound(id: string): never {
  throw new MaillonError('session_not_found', {
    message: `There is no session "${id}" in this project.`,
    hint: 'Create a session; a deleted one does not come back.',
  })
}

function conflict(version: number): MaillonError {
  return new MaillonError('config_version_conflict', {
    message: `The session was changed meanwhile; its config version is ${version} now.`,
    hint: 'Read the session again, and send the change again.',
    details: { config_version: version },
  })
}

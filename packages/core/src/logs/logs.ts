import type { Call, CallDetail, CallSummary } from '../contract/call.ts'
import { path } from '../toolkit/path.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import { type LoggedCall, type LoggedCallDetail, readLoggedCall } from './logged-call.ts'

/** Which calls to list; all, when left out. */
export type LogsQuery = {
  userId?: string | undefined
  sessionId?: string | undefined
  connectedAccountId?: string | undefined
  tool?: string | undefined
  toolkit?: string | undefined
  /** The items of this multi-execute. */
  parentId?: string | undefined
  status?: readonly Call['status'][] | undefined
  kind?: readonly Call['kind'][] | undefined
  /** Those that failed or were denied. */
  failed?: boolean | undefined
  /** ISO 8601: from then on, and before then. */
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
  /** 50 when left out, at most 200. */
  limit?: number | undefined
}

/** The log of calls, for callers with the scope `admin`. */
export interface Logs {
  /** The newest first; `nextCursor` is null on the last page. */
  list(
    query?: LogsQuery,
    request?: RequestOptions,
  ): Promise<{ items: LoggedCall[]; nextCursor: string | null }>
  /** One call by the `logId` of its answer. Rejects with `call_not_found`. */
  get(logId: string, request?: RequestOptions): Promise<LoggedCallDetail>
  /** How many calls there were, how many failed and how long they took: of the last day, when left out. */
  summary(
    period?: { from?: string | undefined; to?: string | undefined },
    request?: RequestOptions,
  ): Promise<CallSummary>
}

const names = {
  userId: 'user_id',
  sessionId: 'session_id',
  connectedAccountId: 'connected_account_id',
  tool: 'tool_slug',
  toolkit: 'toolkit_slug',
  parentId: 'parent_id',
  status: 'status',
  kind: 'kind',
  failed: 'failed',
  from: 'from',
  to: 'to',
  cursor: 'cursor',
  limit: 'limit',
}

/** The call log behind a transport. */
export function createLogs({ send }: Transport): Logs {
  return {
    async list(asked = {}, { signal } = {}) {
      const query = toQuery('logs.list()', asked, names)
      return send(
        { method: 'GET', path: '/calls', query, signal },
        (wire: { items: Call[]; next_cursor: string | null }) => ({
          items: wire.items.map(readLoggedCall),
          nextCursor: wire.next_cursor,
        }),
      )
    },
    get: (id, { signal } = {}) =>
      send(
        { method: 'GET', path: path`/calls/${id}`, signal, notFound: 'call_not_found' },
        (wire: CallDetail) => ({ ...readLoggedCall(wire), content: wire.content }),
      ),
    async summary(period = {}, { signal } = {}) {
      const query = toQuery('logs.summary()', period, { from: 'from', to: 'to' })
      return send(
        { method: 'GET', path: '/calls/summary', query, signal },
        (wire: CallSummary) => wire,
      )
    },
  }
}

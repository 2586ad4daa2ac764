import { type Call, type CallSummary, routes } from '@maillon/core/contract'
import { percentile } from '../../calls/durations.ts'
import type { CallHourRow, CallRow } from '../../store/rows.ts'
import type { Mount } from '../mount.ts'
import type { HttpParts } from '../parts.ts'
import { nextCursor, readCursor } from '../keyset-cursor.ts'

const dayMs = 24 * 3_600_000

/** The call log. */
export function mountCallRoutes(mount: Mount, { calls, sessions, now }: HttpParts): void {
  mount(routes.listCalls, async ({ projectId, query }) => {
    const { limit } = query
    const filter = {
      userId: query.user_id,
      sessionId: query.session_id,
      accountId: query.connected_account_id,
      tool: query.tool_slug,
      toolkit: query.toolkit_slug,
      parentId: query.parent_id,
      kinds: query.kind,
      statuses: query.failed ? (['failed', 'denied'] as const) : query.status,
      from: timeOf(query.from),
      to: timeOf(query.to),
    }
    const rows = await calls.list(projectId, filter, {
      limit,
      after: readCursor('log_', query.cursor),
    })
    return { items: rows.map(callView), next_cursor: nextCursor(rows, limit) }
  })

  mount(routes.getCallSummary, async ({ projectId, query }) => {
    const to = timeOf(query.to) ?? now()
    const from = timeOf(query.from) ?? to - dayMs
    return summaryOf(await calls.hours(projectId, from, to), from, to)
  })

  mount(routes.getCall, async ({ projectId, param }) => {
    const row = await calls.find(projectId, param('callId'))
    return { ...callView(row), content: await calls.contentOf(row) }
  })

  mount(routes.reportCalls, async ({ projectId, param, body }) => {
    const session = await sessions.get(projectId, param('sessionId'))
    calls.report(session, body.calls)
    return { count: body.calls.length }
  })
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}

/** A row as the API spells it. */
export function callView(row: CallRow): Call {
  return {
    id: row.id,
    created_at: new Date(row.at).toISOString(),
    duration_ms: row.ms,
    upstream_ms: row.upstreamMs,
    kind: row.kind,
    tool_slug: row.tool,
    toolkit_slug: row.toolkit,
    effect: row.effect,
    user_id: row.userId,
    session_id: row.sessionId,
    connected_account_id: row.accountId,
    actor: { kind: row.actorKind, id: row.actorId },
    parent_id: row.parentId,
    attempt_id: row.attemptId,
    pending_id: row.pendingId,
    status: row.status,
    error_code: row.errorCode,
    error: row.error,
    argument_bytes: row.argumentBytes,
    result_bytes: row.resultBytes,
    trace_id: row.traceId,
  }
}

function summaryOf(rows: readonly CallHourRow[], from: number, to: number): CallSummary {
  const toolkits = [...Map.groupBy(rows, ({ toolkit }) => toolkit)].map(([toolkit, of]) => ({
    toolkit_slug: toolkit || null,
    ...counted(of),
  }))
  const hours = [...Map.groupBy(rows, ({ hour }) => hour)].map(([hour, of]) => ({
    hour: new Date(hour).toISOString(),
    ...counted(of),
  }))
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    total: counted(rows),
    toolkits: toolkits.toSorted((a, b) => b.calls - a.calls),
    hours,
  }
}

function counted(rows: readonly CallHourRow[]) {
  return {
    calls: rows.reduce((sum, { calls }) => sum + calls, 0),
    failures: rows.reduce((sum, { failures }) => sum + failures, 0),
    p50_ms: percentile(rows, 0.5) ?? null,
    p95_ms: percentile(rows, 0.95) ?? null,
  }
}

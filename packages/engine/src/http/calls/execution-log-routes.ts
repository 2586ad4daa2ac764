import { MaillonError } from '@maillon/core'
import { type Route, routes } from '@maillon/core/contract'
import type { CallContent } from '../../calls/call-content.ts'
import type { CallRow } from '../../store/rows.ts'
import type { CallFilter } from '../../store/store.ts'
import type { z } from 'zod'
import type { ApiRequest, Mount } from '../mount.ts'
import type { HttpParts } from '../parts.ts'
import { nextCursor, readCursor } from '../keyset-cursor.ts'

/** The call log in the shapes of the contract: what came later, and what its client of npm reads. */
export function mountExecutionLogRoutes(mount: Mount, { calls, catalogue }: HttpParts): void {
  // They are lists, read by POST: none is kept for a repeat, which reads it anew.
  const listTools: Listed<typeof routes.listToolLogs> = async ({ projectId, body }) => {
    const { limit, cursor, time_range: range, filters = [] } = body
    const filter = { ...filterOf(filters), ...range }
    const rows = await calls.list(projectId, filter, { limit, after: readCursor('log_', cursor) })
    return { logs: rows.map(toolLogged), next_cursor: nextCursor(rows, limit) }
  }
  mount(routes.listToolLogs, unkept(listTools), (_, request) => listTools(request))

  mount(routes.getToolLog, async ({ projectId, param }) => {
    const row = await calls.find(projectId, param('callId'))
    const { sessionId, traceId } = row
    return {
      ...toolLogged(row),
      timings: { start_time: row.at, end_time: row.at + row.ms },
      context: {
        ...(sessionId !== null && { session_id: sessionId }),
        ...(traceId !== null && { trace_id: traceId }),
      },
      source: {},
      data: { ...(await calls.contentOf(row)) },
    }
  })

  const listActions: Listed<typeof routes.listActionLogs> = async ({ projectId, body }) => {
    const { limit, cursor, from, to, search_params: asked = [] } = body
    // Of the millisecond at which a part ended, so many were told.
    const at = cursor === null ? undefined : Math.floor(cursor / perMs)
    const told = cursor === null ? 0 : cursor % perMs
    const end = at === undefined ? to : Math.min(at + 1, to ?? Number.POSITIVE_INFINITY)
    const filter = { ...filterOf(asked), from, to: end }
    const rows = await calls.list(projectId, filter, { limit: limit + told })
    const shown = rows.slice(told)
    return { data: shown.map(actionLogged), nextCursor: nextNumber(rows, limit + told) }
  }
  mount(routes.listActionLogs, unkept(listActions), (_, request) => listActions(request))

  mount(routes.getActionLog, async ({ projectId, param }) => {
    const row = await calls.find(projectId, param('callId'))
    const content = await calls.contentOf(row)
    return {
      actionId: row.tool,
      actionLogId: row.id,
      app: { ...appOf(row), uniqueId: row.toolkit ?? '' },
      connection: { id: row.accountId ?? '', entity: row.userId },
      startTime: row.at,
      endTime: row.at + row.ms,
      totalDuration: `${row.ms}ms`,
      error: row.error === null ? {} : { code: row.errorCode, message: row.error },
      executionMetadata: { upstream_ms: row.upstreamMs, trace_id: row.traceId },
      payloadReceived: kept(content, 'arguments'),
      response: kept(content, 'result'),
      session: row.sessionId === null ? {} : { id: row.sessionId },
      status: row.status === 'ok' ? ('success' as const) : statusOf(row),
      steps: [],
      version: row.toolkit === null ? '' : versionOf(row.toolkit),
    }
  })

  function actionLogged(row: CallRow) {
    return {
      id: row.id,
      actionKey: row.tool,
      appKey: row.toolkit ?? '',
      app: appOf(row),
      connectedAccountId: row.accountId ?? '',
      entityId: row.userId,
      status: row.status === 'ok' ? ('success' as const) : ('failed' as const),
      executionTime: row.ms,
      minimalResponse: row.error ?? '',
      createdAt: row.at,
    }
  }

  function appOf({ toolkit }: CallRow) {
    const known = catalogue.toolkits.find(({ slug }) => slug === toolkit)
    return { icon: known?.logo ?? '', name: known?.name ?? toolkit ?? '' }
  }

  function versionOf(slug: string): string {
    return catalogue.toolkits.find((toolkit) => toolkit.slug === slug)?.version ?? ''
  }
}

const perMs = 1_000

function nextNumber(rows: readonly CallRow[], limit: number): number | null {
  const last = rows.at(-1)
  if (!last || rows.length < limit) return null
  const atOnce = rows.filter(({ at }) => at === last.at).length
  // A number can tell of no more: the list goes on before them, which is better than never.
  return atOnce < perMs ? last.at * perMs + atOnce : (last.at - 1) * perMs
}

function statusOf({ status }: CallRow): 'warning' | 'error' {
  return status === 'waiting' ? 'warning' : 'error'
}

function kept(content: CallContent | null, name: 'arguments' | 'result'): Record<string, unknown> {
  const value = content?.[name]
  if (value === undefined || value === null) return {}
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value }
}

function toolLogged(row: CallRow) {
  const isOk = row.status === 'ok'
  return {
    id: row.id,
    timestamp: new Date(row.at).toISOString(),
    type: 'tool.execution',
    status: isOk ? ('success' as const) : ('failed' as const),
    level: isOk
      ? ('info' as const)
      : row.status === 'failed'
        ? ('error' as const)
        : ('warn' as const),
    ...(row.error !== null && { message: row.error }),
    metadata: {
      tool_slug: row.tool,
      toolkit_slug: row.toolkit,
      user_id: row.userId,
      session_id: row.sessionId,
      connected_account_id: row.accountId,
      error_code: row.errorCode,
      kind: row.kind,
    },
    metrics: { duration_ms: row.ms, upstream_ms: row.upstreamMs },
    parent: row.parentId === null ? null : { log_id: row.parentId, tool_slug: batch },
  }
}

const batch = 'COMPOSIO_MULTI_EXECUTE_TOOL'

/** What each field of the contract is here. */
const fields: Readonly<Record<string, keyof CallFilter>> = {
  tool_slug: 'tool',
  action_key: 'tool',
  toolkit_slug: 'toolkit',
  app_key: 'toolkit',
  connected_account_id: 'accountId',
  user_id: 'userId',
  entity_id: 'userId',
  session_id: 'sessionId',
  parent_id: 'parentId',
  status: 'statuses',
}
const statuses: Readonly<Record<string, CallFilter['statuses']>> = {
  success: ['ok'],
  failed: ['failed', 'denied', 'waiting'],
}

const statusesOf = (value: string) => (Object.hasOwn(statuses, value) ? statuses[value] : [])

interface AskedFilter {
  field?: string | undefined
  operator?: string | undefined
  operation?: string | undefined
  value?: string | undefined
}

/** What is asked for, where an index answers it. Throws `invalid_request` for the rest. */
function filterOf(asked: readonly AskedFilter[]): CallFilter {
  const filter: CallFilter = {}
  for (const { field = '', operator, operation, value = '' } of asked) {
    const name = Object.hasOwn(fields, field) ? fields[field] : undefined
    const how = operator ?? operation ?? '=='
    if (!name || !['==', '=', 'equals', 'eq'].includes(how)) throw unknownFilter(field, how)
    const told = name === 'statuses' ? statusesOf(value) : value
    Object.assign(filter, { [name]: told })
  }
  return filter
}

function unknownFilter(field: string, how: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `Calls are not looked for by "${field}" ${how}.`,
    hint: `Fields are ${Object.keys(fields).join(', ')}, each with ==.`,
  })
}

type Listed<Some extends Route> = (
  request: ApiRequest<z.output<Some['query']>, z.output<Some['body']>>,
) => Promise<z.output<Some['answer']>>

function unkept<Request, Answer>(read: (request: Request) => Promise<Answer>) {
  return async (request: Request) => ({
    answer: await read(request),
    facts: null,
    isKept: false,
  })
}

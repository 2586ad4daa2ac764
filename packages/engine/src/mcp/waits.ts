import type { ExecuteResult } from '@maillon/core/contract'
import { manageConnections } from '../sessions/meta-tools/manage-connections.ts'
import type { ExecuteRequest } from '../sessions/execute-request.ts'
import { multiExecute } from '../sessions/meta-tools/multi-execute.ts'

/** Something of a call that the user has to do first. */
export type Wait = {
  /** Which call waits: a position in a multi-execute. */
  index: number | undefined
} & (
  | { kind: 'connect'; key: string; toolkit: string; accountId: string; url: string }
  | {
      kind: 'approve'
      key: string
      approvalId: string
      slug: string
      arguments: Record<string, unknown>
    }
)

/** What in the answer to a call waits for the user. */
export function waitsIn({ slug }: ExecuteRequest, result: ExecuteResult): Wait[] {
  const { data } = result
  if (slug === multiExecute.slug)
    return itemsOf(data).flatMap(({ response }, index) => waitOf(response, index) ?? [])
  if (slug === manageConnections.slug) return linksIn(data)
  const wait = waitOf(result)
  return wait ? [wait] : []
}

/** An item of what a multi-execute answers. */
export interface Item {
  tool_slug: string
  response: ExecuteResult & { successful: boolean }
  error: string | null
}

/** The items of what a multi-execute answers; none of an error. */
export function itemsOf({ results }: Record<string, unknown>): Item[] {
  return Array.isArray(results) ? (results as Item[]) : []
}

/** Only of an error: what a call answers that went well is the upstream's, which may write anything. */
function waitOf({ data, error }: ExecuteResult, index?: number): Wait | undefined {
  if (error === null) return undefined
  const { code, toolkit, redirect_url: url, connected_account_id: accountId } = data
  if (code === 'connection_required' && typeof url === 'string') {
    const key = `connect_${String(accountId)}`
    return {
      kind: 'connect',
      key,
      index,
      toolkit: String(toolkit),
      accountId: String(accountId),
      url,
    }
  }
  const { approval_id: approvalId, tool_slug: slug, arguments: input } = data
  if (code !== 'approval_required' || typeof approvalId !== 'string') return undefined
  return {
    kind: 'approve',
    key: `approve_${approvalId}`,
    index,
    approvalId,
    slug: String(slug),
    arguments: input as Record<string, unknown>,
  }
}

/** The links that were made because there was no account; a new link for one that works is only told. */
function linksIn({ results }: Record<string, unknown>): Wait[] {
  const all = Object.values((results ?? {}) as Record<string, Record<string, unknown>>)
  return all
    .filter(({ status, has_active_connection: works }) => status === 'initiated' && works === false)
    .map(({ toolkit, redirect_url: url, connected_account_id: accountId }) => ({
      kind: 'connect',
      key: `connect_${String(accountId)}`,
      index: undefined,
      toolkit: String(toolkit),
      accountId: String(accountId),
      url: String(url),
    }))
}

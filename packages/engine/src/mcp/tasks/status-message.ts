import type { CallResult } from '../../sessions/answer.ts'

/** What a call waits for, in words for whoever sees the task; undefined where it waits for nobody. */
export function statusMessage({ data, error }: CallResult) {
  const { code, message, redirect_url: url, pending_id: pendingId, approval_id: approvalId } = data
  const isWaiting = code === 'connection_required' || code === 'approval_required'
  const id = code === 'approval_required' ? approvalId : pendingId
  if (error === null || !isWaiting || typeof id !== 'string') return undefined
  return { pendingId: id, message: [message, url].filter(Boolean).join(' ') }
}

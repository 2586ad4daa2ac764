import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Trello's errors, most of which are a line of text: https://developer.atlassian.com/cloud/trello/guides/rest-api/status-codes/ */
export function trelloFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const told = typeof body === 'string' ? body.trim() : (body as { message?: string }).message
  const message = told || `Trello answered with status ${status}.`
  if (status === 429) return { message, reason: 'rate_limited' }
  // A card or board that the person may not see is refused with 401 as well.
  if (status === 401 && /\b(key|token|app)\b/i.test(message))
    return { message, reason: 'token_rejected' }
  return status === 401 ? { message, reason: 'missing_permissions' } : { message }
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Graph's error body: https://learn.microsoft.com/graph/errors */
export function outlookFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { error } = (body ?? {}) as { error?: { code?: string; message?: string } }
  const message = error?.message || error?.code || `Outlook answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 403 && /AccessDenied|Authorization_RequestDenied/.test(error?.code ?? '')) {
    return { message, reason: 'missing_scopes' }
  }
  return { message }
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Resend's error body: https://resend.com/docs/api-reference/errors */
export function resendFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const body = (answer.body ?? {}) as { name?: string; message?: string }
  const message = body.message ?? `Resend answered with status ${answer.status}.`
  if (body.name === 'restricted_api_key') return { message, reason: 'missing_scopes' }
  // Seen as 400, 401 and 403, under several names.
  if (answer.status === 401 || /api key is invalid/i.test(message))
    return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

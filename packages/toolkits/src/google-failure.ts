import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Google's error body: https://developers.google.com/gmail/api/guides/handle-errors */
export function googleFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { error } = (answer.body ?? {}) as { error?: GoogleError }
  const message = error?.message ?? `Google answered with status ${answer.status}.`
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].map(
    ({ reason }) => reason ?? '',
  )
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429 || reasons.some((reason) => /rateLimitExceeded/i.test(reason))) {
    return { message, reason: 'rate_limited' }
  }
  if (
    reasons.some((reason) => /insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT/.test(reason))
  ) {
    return { message, reason: 'missing_scopes' }
  }
  return { message }
}

interface GoogleError {
  message?: string
  errors?: { reason?: string }[]
  details?: { reason?: string }[]
}

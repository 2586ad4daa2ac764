import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Intercom's error body: https://developers.intercom.com/docs/references/rest-api/errors/error-codes */
export function intercomFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { errors = [] } = (body ?? {}) as { errors?: { code?: string; message?: string }[] }
  const message =
    errors.flatMap((one) => one.message ?? []).join(' ') ||
    `Intercom answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  // What an app may do is ticked where it was made, and no consent adds to it.
  if (status === 403) return { message, reason: 'missing_permissions' }
  return { message }
}

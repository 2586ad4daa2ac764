import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads HubSpot's error body: https://developers.hubspot.com/docs/api/error-handling */
export function hubspotFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { message: told, category } = (body ?? {}) as { message?: string; category?: string }
  const message = told ?? `HubSpot answered with status ${status}.`
  if (category === 'MISSING_SCOPES') return { message, reason: 'missing_scopes' }
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Freshdesk's error body: https://developers.freshdesk.com/api/#error */
export function freshdeskFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { message: told, description, errors = [] } = (body ?? {}) as FreshdeskError
  const wrong = errors.map(({ field, message }) => `${field}: ${message}.`)
  const message =
    [description ?? told ?? [], ...wrong].flat().join(' ') ||
    `Freshdesk answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 403) return { message, reason: 'missing_permissions' }
  if (status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

interface FreshdeskError {
  message?: string
  description?: string
  errors?: { field: string; message: string }[]
}

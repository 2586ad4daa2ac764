import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Okta's error body: https://developer.okta.com/docs/reference/error-codes/ */
export function oktaFailure(answer: {
  status: number
  body: unknown
  headers?: Headers
}): UpstreamFailure | undefined {
  const { status, body, headers } = answer
  if (status < 400) return undefined
  const { errorSummary, errorCauses = [] } = (body ?? {}) as OktaError
  const message =
    [errorSummary ?? [], ...errorCauses.map((cause) => cause.errorSummary)].flat().join(' ') ||
    `Okta answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  // RFC 6750 §3.1: which scope a token lacks stands in a header; other refusals are about the person's role.
  if (status === 403) {
    const isScope = /insufficient_scope/.test(headers?.get('www-authenticate') ?? '')
    return { message, reason: isScope ? 'missing_scopes' : 'missing_permissions' }
  }
  return { message }
}

interface OktaError {
  errorSummary?: string
  errorCauses?: { errorSummary: string }[]
}

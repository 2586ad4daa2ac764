import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Mailchimp's error body (RFC 7807): https://mailchimp.com/developer/marketing/docs/errors/ */
export function mailchimpFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { title, detail, errors = [] } = (body ?? {}) as MailchimpError
  const wrong = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message))
  const message =
    [detail ?? title ?? [], ...wrong].flat().join(' ') ||
    `Mailchimp answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 403) return { message, reason: 'missing_permissions' }
  return { message }
}

interface MailchimpError {
  title?: string
  detail?: string
  errors?: { field?: string; message: string }[]
}

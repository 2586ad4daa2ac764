import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Stripe's error body: https://docs.stripe.com/api/errors */
export function stripeFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { error } = (answer.body ?? {}) as { error?: { message?: string; param?: string } }
  const message = error?.message ?? `Stripe answered with status ${answer.status}.`
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 403) return { message, reason: 'missing_scopes' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  return { message: error?.param ? `${message} (${error.param})` : message }
}

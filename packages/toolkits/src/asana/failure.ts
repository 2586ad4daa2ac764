import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Asana's error body: https://developers.asana.com/docs/errors */
export function asanaFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { errors } = (answer.body ?? {}) as { errors?: { message?: string }[] }
  const message =
    errors?.map((error) => error.message).join(' ') ||
    `Asana answered with status ${answer.status}.`
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  if (answer.status === 403 && /scope/i.test(message)) return { message, reason: 'missing_scopes' }
  return { message }
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads GraphQL errors, which also come with status 200 and 400: https://linear.app/developers/graphql */
export function linearFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { errors } = (answer.body ?? {}) as { errors?: LinearError[] }
  const error = errors?.[0]
  if (!error && answer.status < 400) return undefined
  const message =
    error?.extensions?.userPresentableMessage ??
    error?.message ??
    `Linear answered with status ${answer.status}.`
  const { type, code } = error?.extensions ?? {}
  if (type === 'authentication error' || answer.status === 401)
    return { message, reason: 'token_rejected' }
  if (type === 'ratelimited' || code === 'RATELIMITED' || answer.status === 429)
    return { message, reason: 'rate_limited' }
  if (/scope/i.test(error?.message ?? '')) return { message, reason: 'missing_scopes' }
  return { message }
}

interface LinearError {
  message?: string
  extensions?: { type?: string; code?: string; userPresentableMessage?: string }
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Datadog's error bodies: https://docs.datadoghq.com/api/latest/ */
export function datadogFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { errors = [] } = (body ?? {}) as {
    errors?: (string | { title?: string; detail?: string })[]
  }
  const told = errors.map((one) =>
    typeof one === 'string' ? one : (one.detail ?? one.title ?? ''),
  )
  const message = told.join(' ').trim() || `Datadog answered with status ${status}.`
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 401) return { message, reason: 'token_rejected' }
  // A wrong key and a key without a permission are both refused by 403; only the latter is told by name.
  if (status === 403)
    return {
      message,
      reason: /permission|scope/i.test(message) ? 'missing_permissions' : 'token_rejected',
    }
  return { message }
}

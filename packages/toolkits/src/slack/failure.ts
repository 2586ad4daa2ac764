import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Slack's answers: failures have status 200 and `ok: false` (https://docs.slack.dev/apis/web-api). */
export function slackFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const body = (answer.body ?? {}) as { ok?: boolean; error?: string; needed?: string }
  if (answer.status < 400 && body.ok !== false) return undefined
  const error = body.error ?? `status ${answer.status}`
  const needed = body.needed ? `; needed: ${body.needed}` : ''
  const reason = answer.status === 429 ? 'rate_limited' : reasons[error]
  return { message: `Slack answered: ${error}${needed}.`, ...(reason && { reason }) }
}

const reasons: Record<string, NonNullable<UpstreamFailure['reason']>> = {
  account_inactive: 'token_rejected',
  invalid_auth: 'token_rejected',
  not_authed: 'token_rejected',
  token_expired: 'token_rejected',
  token_revoked: 'token_rejected',
  missing_scope: 'missing_scopes',
  ratelimited: 'rate_limited',
}

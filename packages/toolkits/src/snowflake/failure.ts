import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Snowflake's error body: https://docs.snowflake.com/en/developer-guide/sql-api/reference */
export function snowflakeFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { message: told } = (body ?? {}) as { message?: string }
  const message = told ?? `Snowflake answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 403) return { message, reason: 'missing_permissions' }
  return { message }
}

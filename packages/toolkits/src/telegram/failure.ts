import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Telegram's error body: https://core.telegram.org/bots/api#making-requests */
export function telegramFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  const {
    ok,
    description,
    error_code = status,
  } = (body ?? {}) as {
    ok?: boolean
    description?: string
    error_code?: number
  }
  if (status < 400 && ok !== false) return undefined
  const message = description ?? `Telegram answered with status ${status}.`
  // A token that is none at all is told apart by its text alone: chats that are not found come with 400.
  if (error_code === 401 || (error_code === 404 && message === 'Not Found'))
    return { message, reason: 'token_rejected' }
  if (error_code === 429) return { message, reason: 'rate_limited' }
  return { message }
}

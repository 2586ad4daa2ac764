import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Twilio's error body: https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export function twilioFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { code, message: told } = (body ?? {}) as { code?: number; message?: string }
  const message = told ?? `Twilio answered with status ${status}.`
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 401) return { message, reason: 'token_rejected' }
  // A restricted API key. Codes from 21000 are about what was asked, like a country that is not enabled.
  if (status === 403 && (!code || code < 21_000)) return { message, reason: 'missing_scopes' }
  return { message: code ? `${message} (${code})` : message }
}

import type { OutboundAnswer } from '../outbound/outbound.ts'

/**
 * Tokens as RFC 6749 §5.1 would have them. Some upstreams answer a form in place of JSON, list scopes, send empty or odd
 * members, give an `expires_in` that is no duration, or name a `token_type` of their own. No member that can be done
 * without is a reason to lose the tokens beside it.
 */
export function standardAnswer({ headers, body }: OutboundAnswer): Response {
  const fields = readFields(new TextDecoder().decode(body), headers.get('content-type') ?? '')
  const { access_token, refresh_token, expires_in, scope } =
    fields?.ok === false ? {} : (fields ?? {})
  // An id token is not needed: whose account it is, the toolkit's identity call tells.
  return Response.json({
    access_token,
    // Whatever it is called there, it is sent by RFC 6750; who wants it otherwise answers 401.
    token_type: 'bearer',
    refresh_token: isText(refresh_token) ? refresh_token : undefined,
    expires_in: duration(expires_in),
    scope: [scope].flat().filter(isText).join(' '),
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The members of a body, which is JSON or a form; undefined for anything else. */
export function readFields(text: string, contentType: string): Record<string, unknown> | undefined {
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** Seconds between nothing and ten years; anything else is no answer to the question. */
function duration(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof seconds === 'number' && seconds > 0 && seconds < 315_360_000 ? seconds : undefined
}

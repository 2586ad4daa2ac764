import type { OutboundAnswer } from '../outbound/outbound.ts'

/**
 * A token endpoint's answer as RFC 6749 §5 would have it. Some upstreams say an error with status 200 (GitHub
 * `{error}`, Slack `{ok:false}`), answer a form in place of JSON, list scopes, send empty members, or give an
 * `expires_in` that is no duration.
 */
export function standardAnswer({ status, headers, body }: OutboundAnswer): Response {
  const fields = parse(new TextDecoder().decode(body), headers.get('content-type') ?? '')
  if (!fields) return new Response(null, { status: status === 200 ? 502 : status })
  const error = errorOf(fields)
  if (error) return json(status >= 400 ? status : 400, { error })
  const { access_token, refresh_token, token_type, expires_in, scope } = fields
  // An id token is not needed: whose account it is, the toolkit's identity call tells.
  return json(status < 300 ? 200 : status, {
    access_token,
    token_type: token_type || 'bearer',
    refresh_token: refresh_token || undefined,
    expires_in: duration(expires_in),
    scope: Array.isArray(scope) ? scope.join(' ') : (scope ?? undefined),
  })
}

function errorOf({ error, ok }: Record<string, unknown>): string | undefined {
  if (typeof error === 'string' && error !== '') return error
  return ok === false ? 'invalid_request' : undefined
}

function parse(text: string, contentType: string): Record<string, unknown> | undefined {
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

function json(status: number, body: unknown): Response {
  return Response.json(body, { status })
}

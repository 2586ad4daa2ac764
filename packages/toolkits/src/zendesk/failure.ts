import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Zendesk's error bodies, of which there are several: https://developer.zendesk.com/documentation/api-basics/getting-started/errors/ */
export function zendeskFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const message = sentences(body).join(' ') || `Zendesk answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 403 && /required scopes/i.test(message)) {
    return { message, reason: 'missing_scopes' }
  }
  return { message }
}

interface ZendeskError {
  error?: string | { title?: string; message?: string }
  description?: string
  /** What is wrong with which value. */
  details?: Record<string, { description?: string }[]>
}

function sentences(body: unknown): string[] {
  const { error, description, details = {} } = (body ?? {}) as ZendeskError
  const wrong = Object.values(details)
    .flat()
    .flatMap((one) => one.description ?? [])
  const told = typeof error === 'object' ? (error.message ?? error.title) : error
  return wrong.length > 0 ? wrong : [description ?? told ?? []].flat()
}

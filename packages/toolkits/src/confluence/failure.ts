import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Confluence's error bodies, which differ between its two APIs: https://developer.atlassian.com/cloud/confluence/rest/v2/intro/ */
export function confluenceFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const message = sentence(body) || `Confluence answered with status ${status}.`
  if (status === 429) return { message, reason: 'rate_limited' }
  // The gateway of Atlassian's APIs answers a scope that is missing with the same status as a dead token.
  if (/scope does not match/i.test(message)) return { message, reason: 'missing_scopes' }
  if (status === 401) return { message, reason: 'token_rejected' }
  return { message }
}

interface ConfluenceError {
  message?: string
  errors?: { title?: string; detail?: string | null }[]
}

function sentence(body: unknown): string {
  const { message, errors = [] } = (body ?? {}) as ConfluenceError
  const told = errors.map(({ title, detail }) => [title, detail].filter(Boolean).join(': '))
  return told.join(' ') || (message ?? '')
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads GitHub's error body: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
export function githubFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const body = (answer.body ?? {}) as { message?: string; errors?: GithubProblem[] }
  const problems = (body.errors ?? []).map(({ message, resource, field, code }) => {
    return message ?? [resource, field, code].filter(Boolean).join(' ')
  })
  const message = [
    body.message ?? `GitHub answered with status ${answer.status}`,
    ...problems,
  ].join(': ')
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429 || /rate limit/i.test(message))
    return { message, reason: 'rate_limited' }
  if (answer.status === 403 && /not accessible|scope/i.test(message)) {
    return { message, reason: 'missing_scopes' }
  }
  return { message }
}

interface GithubProblem {
  message?: string
  resource?: string
  field?: string
  code?: string
}

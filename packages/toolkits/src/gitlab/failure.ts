import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads GitLab's error body, where `message` may be a list by field: https://docs.gitlab.com/api/rest/troubleshooting/ */
export function gitlabFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { message: told, error, error_description } = (answer.body ?? {}) as GitlabError
  const detail = error_description ?? told ?? error
  const message =
    typeof detail === 'string'
      ? detail
      : detail === undefined
        ? `GitLab answered with status ${answer.status}.`
        : JSON.stringify(detail)
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  if (error === 'insufficient_scope') return { message, reason: 'missing_scopes' }
  return { message }
}

interface GitlabError {
  message?: string | object
  error?: string
  error_description?: string
}

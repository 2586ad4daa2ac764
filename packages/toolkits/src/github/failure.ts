import type { UpstreamFailure, UpstreamRefusal } from '@maillon/core/toolkit'

/** Reads GitHub's error body: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
export function githubFailure(answer: UpstreamRefusal): UpstreamFailure | undefined {
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
  // What a GitHub App or a fine-grained token may is written there and not in scopes; the header says what was lacking.
  if (answer.status === 403 && /not accessible by/i.test(message)) {
    const needed = answer.headers?.get('x-accepted-github-permissions') ?? ''
    return {
      message: permissions.test(needed) ? `${message} (needs ${needed})` : message,
      reason: 'missing_permissions',
    }
  }
  if (answer.status === 403 && /scope/i.test(message)) return { message, reason: 'missing_scopes' }
  return { message }
}

/** `issues=write; pull_requests=write`, and nothing else that a header may have. */
const permissions = /^[a-z_]+=(read|write|admin)([;,] ?[a-z_]+=(read|write|admin))*$/

interface GithubProblem {
  message?: string
  resource?: string
  field?: string
  code?: string
}

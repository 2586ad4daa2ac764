import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Jira's error bodies: https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes */
export function jiraFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const message = sentences(body).join(' ') || `Jira answered with status ${status}.`
  if (status === 429) return { message, reason: 'rate_limited' }
  // The gateway of Atlassian's APIs answers a scope that is missing with the same status as a dead token.
  if (/scope does not match/i.test(message)) return { message, reason: 'missing_scopes' }
  if (status === 401) return { message, reason: 'token_rejected' }
  return { message }
}

interface JiraError {
  errorMessages?: string[]
  /** What is wrong with which field. */
  errors?: Record<string, string>
  /** Of the gateway. */
  message?: string
}

function sentences(body: unknown): string[] {
  const { errorMessages = [], errors = {}, message } = (body ?? {}) as JiraError
  const wrong = Object.entries(errors).map(([field, told]) => `${field}: ${told}`)
  const all = [...errorMessages, ...wrong]
  return all.length > 0 ? all : [message ?? []].flat()
}

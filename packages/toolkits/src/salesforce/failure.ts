import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Salesforce's errors, a list: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
export function salesforceFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const errors = (Array.isArray(body) ? body : []) as SalesforceError[]
  const message =
    errors
      .map(({ message: told, fields = [] }) =>
        fields.length > 0 ? `${told} (${fields.join(', ')})` : told,
      )
      .join(' ') || `Salesforce answered with status ${status}.`
  const codes = errors.map(({ errorCode }) => errorCode)
  if (status === 401 || codes.includes('INVALID_SESSION_ID'))
    return { message, reason: 'token_rejected' }
  if (codes.includes('REQUEST_LIMIT_EXCEEDED')) return { message, reason: 'rate_limited' }
  if (codes.some((code) => /^INSUFFICIENT_ACCESS|^API_DISABLED|^API_CURRENTLY/.test(code)))
    return { message, reason: 'missing_permissions' }
  return { message }
}

interface SalesforceError {
  message: string
  errorCode: string
  fields?: string[]
}

import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads QuickBooks' faults: https://developer.intuit.com/app/developer/qbo/docs/develop/troubleshooting/error-codes */
export function quickbooksFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  const { Fault, fault } = (body ?? {}) as { Fault?: Fault; fault?: OtherFault }
  if (status < 400 && !Fault) return undefined
  const told =
    Fault?.Error?.map(({ Message, Detail }) => Detail || Message) ??
    fault?.error?.map(({ message, detail }) => detail || message) ??
    []
  const message = told.join(' ') || `QuickBooks answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  if (status === 403) return { message, reason: 'missing_permissions' }
  return { message }
}

interface Fault {
  Error?: { Message: string; Detail?: string }[]
}

/** What stands before the API writes its own in lower case. */
interface OtherFault {
  error?: { message: string; detail?: string }[]
}

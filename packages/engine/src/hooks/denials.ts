import { MaillonError } from '@maillon/core'

/** What was asked to be done, in words. */
interface Denied {
  /** The tool's slug, or what the app's own call of an API was. */
  what: string
  tool: string | null
}

/** Longer reasons say no more. */
const maxReason = 1_000

/** The error for a call that `beforeExecute` does not allow. */
export function notAllowed({ what, tool }: Denied, reason: string | undefined): MaillonError {
  return denied(`The app's policy does not allow ${what}${because(reason)}`, {
    hint: 'This is a rule of the app, and not a decision of the user. Do not call it again like this, nor look for a way round; tell the user.',
    details: { tool, reason, made: false },
  })
}

/** The error for a call about which `beforeExecute` said nothing that can be understood. */
export function notJudged({ what, tool }: Denied): MaillonError {
  return denied(`${what} was not made: the app's policy service, which has to allow it, did not.`, {
    hint: 'The policy service has failed, and not the user. Do not look for a way round; try again later.',
    details: { tool, made: false },
  })
}

/** The error for a call that was made, and whose result `afterExecute` does not release. */
export function notReleased(
  { what, tool }: Denied,
  answer: { reason?: string | undefined } | undefined,
): MaillonError {
  const said = answer
    ? `the app's policy does not let its result be told${because(answer.reason)}`
    : "the app's policy service, which has to release its result, did not."
  return denied(`${what} was called, and ${said}`, {
    hint: 'It may have taken effect: do not call it again, nor look for a way round; tell the user.',
    details: { tool, reason: answer?.reason, made: true },
  })
}

function because(reason = ''): string {
  const said = reason.trim().slice(0, maxReason)
  return said === '' ? '.' : `: ${said}`
}

function denied(
  message: string,
  {
    hint,
    details: { tool, reason, made },
  }: {
    hint: string
    details: { tool: string | null; reason?: string | undefined; made: boolean }
  },
): MaillonError {
  return new MaillonError('call_denied', {
    message,
    hint,
    details: {
      ...(tool !== null && { tool_slug: tool }),
      denied_by: 'policy',
      ...(reason && { reason: reason.slice(0, maxReason) }),
      made,
    },
  })
}

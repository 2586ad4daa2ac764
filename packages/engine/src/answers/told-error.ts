import type { MaillonError } from '@maillon/core'

/** What whoever made a call is told of its error, beside the sentence. */
export function toldError({ code, message, hint, details }: MaillonError): Record<string, unknown> {
  return { ...details, code, message, ...(hint && { hint }) }
}

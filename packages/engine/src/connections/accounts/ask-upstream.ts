import { MaillonError } from '@maillon/core'
import type { Toolkit, ToolRequest } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { failureError, failureText, type UpstreamOutcome } from '../calls/outcome.ts'
import { callUpstream } from '../calls/upstream-call.ts'
import type { Parts } from '../parts.ts'
import { schemeOf } from '../schemes/schemes.ts'

/** Whoever brings a credential waits. */
const timeoutMs = 10_000

/**
 * Asks an upstream with a credential that nobody has kept yet. Throws `credential_rejected` when it does not know it, and
 * an error of the upstream when it cannot tell now.
 */
export async function askUpstream(
  { outbound }: Pick<Parts, 'outbound'>,
  toolkit: Toolkit,
  request: ToolRequest,
  credential: Credential,
): Promise<UpstreamOutcome> {
  const outcome = await callUpstream({ toolkit, request, credential, outbound, timeoutMs })
  if (!outcome.failure) return outcome
  if (outcome.failure.reason === 'token_rejected') {
    const { word: what } = schemeOf(credential)
    throw new MaillonError('credential_rejected', {
      message: `${toolkit.name} does not know this ${what}: ${failureText(outcome)}`,
      hint: 'Copy it again, whole.',
      details: { toolkit: toolkit.slug },
    })
  }
  // A key that may do little is a key; an upstream in trouble has not said whether this is one.
  if (outcome.failure.reason === 'rate_limited' || outcome.status >= 500)
    throw failureError(toolkit, outcome)
  return outcome
}

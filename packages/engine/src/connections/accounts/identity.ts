import type { Identity, Toolkit } from '@maillon/core/toolkit'
import type { ExpectedIdentity } from '../../store/rows.ts'
import type { Credential } from '../calls/credential.ts'
import type { Parts } from '../parts.ts'
import { callUpstream } from '../calls/upstream-call.ts'

/**
 * Whose account a new credential opens, where the toolkit can ask. Undefined when the upstream does not tell, or not in
 * words that the toolkit knows: a good credential is not lost to that.
 */
export async function readIdentity(
  { outbound }: Pick<Parts, 'outbound'>,
  toolkit: Toolkit,
  credential: Credential,
): Promise<Identity | undefined> {
  if (!toolkit.identity) return undefined
  const { request, read } = toolkit.identity
  try {
    const outcome = await callUpstream({
      toolkit,
      request,
      credential,
      outbound,
      timeoutMs: 10_000,
    })
    const told = !outcome.failure && typeof outcome.body === 'object' && outcome.body !== null
    return told ? read(outcome.body as never) : undefined
  } catch {
    return undefined
  }
}

/** Whether it is the account that was asked for; what the upstream does not tell is not. Addresses differ in more than case. */
export function isExpected(
  { subject, email }: ExpectedIdentity,
  identity: Identity | undefined,
): boolean {
  if (!identity) return false
  if (subject !== undefined && subject !== identity.subject) return false
  return email === undefined || email.toLowerCase() === identity.email?.toLowerCase()
}

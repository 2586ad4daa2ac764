import { MaillonError } from '@maillon/core'
import type { FilledToolkit, Identity, Toolkit } from '@maillon/core/toolkit'
import { hidden } from '../../secrets/scrubber.ts'
import type { ExpectedIdentity } from '../../store/rows.ts'
import type { Credential } from '../calls/credential.ts'
import type { Parts } from '../parts.ts'
import { failureText } from '../calls/outcome.ts'
import { callUpstream } from '../calls/upstream-call.ts'

/** What came of asking: the identity, or what kept it from being told. */
export type Told =
  | { identity: Identity; trouble?: never }
  | { identity?: never; trouble: { host: string; text: string } }

type ForOneAccount = Toolkit & Partial<FilledToolkit>

/**
 * Whose account a new credential opens, where the toolkit can ask. The upstream may not tell, or not in words that the
 * toolkit knows: a good credential is not lost to that.
 */
export async function readIdentity(
  { outbound }: Pick<Parts, 'outbound'>,
  toolkit: ForOneAccount,
  credential: Credential,
): Promise<Told> {
  const { path = '' } = toolkit.identity?.request ?? {}
  const { host } = new URL(path.startsWith('https://') ? path : toolkit.baseUrl)
  const trouble = (text: string) => ({ trouble: { host, text } })
  if (!toolkit.identity) return trouble(`${toolkit.name} cannot be asked whose account it is.`)
  const { request } = toolkit.identity
  try {
    const call = { toolkit, request, credential, outbound, timeoutMs: 10_000 }
    const outcome = await callUpstream(call)
    if (outcome.failure) return trouble(`${host} answered ${failureText(outcome)}`)
    const identity = identityIn(toolkit, outcome.body)
    return identity ? { identity } : trouble(`${host} does not tell whose account it is.`)
  } catch (error) {
    const text = MaillonError.is(error)
      ? error.message
      : `${host} does not tell whose account it is.`
    return trouble(text)
  }
}

/** The identity in an upstream's answer; undefined where it has none in words that the toolkit knows. */
export function identityIn(
  { identity, values = {} }: ForOneAccount,
  body: unknown,
): Identity | undefined {
  if (!identity || typeof body !== 'object' || body === null) return undefined
  try {
    const told = identity.read(body as never, values)
    // What is no more than a secret tells accounts apart as long as that lives.
    return told.subject.includes(hidden) ? undefined : told
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
